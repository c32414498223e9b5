//! Where a problem points in what the caller sent.
use super::Problem;

impl Problem {
    /// The problem, told of a field that was sent. What is refused of the first or last day of something, or of what goes
    /// along with it, is told of the day it follows from.
    #[must_use]
    pub fn told_of(self, sent: &[&str], day: &str) -> Self {
        let has_place = self.kind.pointer.is_some() || !self.faults.is_empty();
        if self.kind.status != 409 || !has_place {
            return self;
        }
        let is_in = |pointer: &str, field: &str| {
            pointer.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.told_at(|pointer| {
            let is_sent = pointer.is_empty() || sent.iter().any(|field| is_in(pointer, field));
            if is_sent { pointer } else { day }.to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Kind, kinds};

    const DAYS: Kind = Kind { code: "x", status: 409, says: ["", "", ""], pointer: Some("/ends_on") };
    const PLACE: Kind = Kind { pointer: Some("/territory"), ..DAYS };
    const NOWHERE: Kind = Kind { pointer: None, ..DAYS };

    fn pointers(problem: Problem) -> Vec<String> {
        let problem = problem.told_of(&["/on", "/into"], "/on");
        problem.faults.into_iter().map(|fault| fault.pointer).collect()
    }

    #[test]
    fn what_was_not_sent_is_told_of_the_day() {
        assert_eq!(pointers(Problem::of(&DAYS)), ["/on"]);
        assert_eq!(pointers(Problem::of(&PLACE).within("/into/0")), ["/into/0/territory"]);
        assert_eq!(pointers(Problem::of(&PLACE).within("/into_it")), ["/on"]);
        assert_eq!(pointers(Problem::of(&NOWHERE)), [""; 0], "it has no place");
        assert_eq!(pointers(Problem::of(&kinds::STALE)), [""; 0]);
    }
}
