//! Admission: so many requests are inside at once, some wait for a short while, and the rest is told to come back.
use std::collections::VecDeque;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::timeout;

use crate::error::{Problem, Result, kinds};

/// A gate with a queue before it.
pub(super) struct Gate {
    most_inside: usize,
    most_waiting: usize,
    wait: Duration,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    inside: usize,
    /// The oldest first. Those whose caller has gone, or waited too long, are passed over.
    waiting: VecDeque<oneshot::Sender<Inside>>,
}

/// Being inside, until it is dropped.
pub(super) struct Inside(Option<Arc<Gate>>);

impl Gate {
    /// A gate for `most_inside`, with a queue of `most_waiting` that wait for `wait` at most.
    pub(super) fn new(most_inside: usize, most_waiting: usize, wait: Duration) -> Arc<Self> {
        Arc::new(Self { most_inside, most_waiting, wait, state: Mutex::default() })
    }

    /// Goes in, at once or after a short wait. Where more wait than may, the one that has waited longest is turned away.
    pub(super) async fn enter(self: &Arc<Self>) -> Result<Inside> {
        let (turn, turned_away) = {
            let mut state = self.state();
            if state.inside < self.most_inside {
                state.inside = state.inside.saturating_add(1);
                return Ok(Inside(Some(Arc::clone(self))));
            }
            let (call, turn) = oneshot::channel();
            state.waiting.push_back(call);
            if state.waiting.len() > self.most_waiting {
                // Who gave up takes nobody's place in the queue.
                state.waiting.retain(|call| !call.is_closed());
            }
            let is_full = state.waiting.len() > self.most_waiting;
            (turn, is_full.then(|| state.waiting.pop_front()))
        };
        drop(turned_away);
        match timeout(self.wait, turn).await {
            Ok(Ok(inside)) => Ok(inside),
            Ok(Err(_)) | Err(_) => Err(Problem::of(&kinds::OVERLOADED)),
        }
    }

    /// Goes in, however long that takes: for whoever has been told a part of the answer.
    pub(super) async fn enter_again(self: &Arc<Self>) -> Inside {
        loop {
            match self.enter().await {
                Ok(inside) => return inside,
                Err(_overloaded) => tokio::time::sleep(self.wait).await,
            }
        }
    }

    /// The place of one who leaves goes to the next who still waits.
    fn leave(self: &Arc<Self>) {
        loop {
            let next = {
                let mut state = self.state();
                let next = state.waiting.pop_front();
                if next.is_none() {
                    state.inside = state.inside.saturating_sub(1);
                }
                next
            };
            let Some(next) = next else { return };
            match next.send(Inside(Some(Arc::clone(self)))) {
                Ok(()) => return,
                // Nobody waits there any more: the place is still to be given.
                Err(mut unwanted) => drop(mem::take(&mut unwanted.0)),
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        if let Some(gate) = &self.0 {
            gate.leave();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn now<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    fn in_a_runtime(test: impl Future<Output = ()>) {
        tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(test);
    }

    #[test]
    fn a_place_goes_to_whoever_waits_next() {
        in_a_runtime(async {
            let gate = Gate::new(1, 2, Duration::from_secs(5));
            let first = gate.enter().await.unwrap();
            let mut second = pin!(gate.enter());
            let mut third = Box::pin(gate.enter());
            assert!(now(second.as_mut()).is_pending() && now(third.as_mut()).is_pending());
            // Who gave up is passed over, and its place is not lost.
            let mut fourth = pin!(gate.enter());
            drop(third);
            assert!(now(fourth.as_mut()).is_pending());
            drop(first);
            let Poll::Ready(Ok(inside)) = now(second.as_mut()) else { panic!("the second is not in") };
            assert!(now(fourth.as_mut()).is_pending());
            drop(inside);
            assert!(matches!(now(fourth.as_mut()), Poll::Ready(Ok(_))));
            assert!(gate.enter().await.is_ok());
            assert_eq!(gate.state().inside, 0);
        });
    }

    #[test]
    fn a_place_that_was_given_to_one_who_gave_up_is_free() {
        in_a_runtime(async {
            let gate = Gate::new(1, 1, Duration::from_secs(5));
            let first = gate.enter().await.unwrap();
            let mut second = Box::pin(gate.enter());
            assert!(now(second.as_mut()).is_pending());
            drop(first);
            drop(second);
            assert_eq!(gate.state().inside, 0);
        });
    }

    #[test]
    fn the_longest_waiting_is_turned_away_when_too_many_wait_and_each_when_it_waited_too_long() {
        in_a_runtime(async {
            let gate = Gate::new(1, 1, Duration::from_millis(20));
            let _first = gate.enter().await.unwrap();
            let mut second = pin!(gate.enter());
            assert!(now(second.as_mut()).is_pending());
            let mut third = pin!(gate.enter());
            assert!(now(third.as_mut()).is_pending());
            let Poll::Ready(Err(problem)) = now(second.as_mut()) else { panic!("the second still waits") };
            assert_eq!(problem.kind.code, "overloaded");
            assert!(third.await.is_err());
        });
    }
}
