//! The same done to each of many, on all cores.
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::thread;

/// A core is given as many at least, if there are so many: to start one takes as long.
const SHARE: usize = 256;

static CORES: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// How many things can be done at once.
pub(crate) fn many() -> usize {
    *CORES
}

/// What is made of each of many, in their order; shared out among the cores where they are many.
pub(crate) fn each<T: Send, R: Send>(mut all: Vec<T>, make: impl Fn(T) -> R + Sync) -> Vec<R> {
    let share = all.len().div_ceil(*CORES).max(SHARE);
    let make = &make;
    thread::scope(|scope| {
        let mut others = Vec::new();
        while all.len() > share {
            let some = all.split_off(all.len().saturating_sub(share));
            others.push(scope.spawn(move || some.into_iter().map(make).collect::<Vec<R>>()));
        }
        let mut results: Vec<R> = all.into_iter().map(make).collect();
        for other in others.into_iter().rev() {
            results.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        results
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_comes_in_the_order_of_what_it_is_made_of() {
        for many in [0, 1, SHARE, SHARE + 1, 10 * SHARE + 3] {
            let expected: Vec<usize> = (0..many).map(|one| one * 2).collect();
            assert_eq!(each((0..many).collect(), |one| one * 2), expected);
        }
    }

    #[test]
    fn a_panic_of_another_core_is_a_panic() {
        let caught =
            std::panic::catch_unwind(|| each((0..3 * SHARE).collect(), |one| assert_ne!(one, 2 * SHARE)));
        assert!(caught.is_err());
    }
}
