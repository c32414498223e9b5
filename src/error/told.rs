//! Where a problem points in what the caller sent.
use serde::Serialize;
use serde_json::Value;

use super::Problem;

impl Problem {
    /// The problem, told of a field of the order that was sent. What is refused of the first or last day of something, or
    /// of what goes along with it, is told of the day it follows from.
    #[must_use]
    pub fn told_of(self, order: &impl Serialize, day: &str) -> Self {
        let has_place = self.kind.pointer.is_some() || !self.faults.is_empty();
        if self.kind.status != 409 || !has_place {
            return self;
        }
        let order = serde_json::to_value(order).unwrap_or(Value::Null);
        self.told_at(|pointer| {
            let field = pointer.split('/').nth(1);
            let is_sent = field.is_none_or(|field| order.get(field).is_some());
            if is_sent { pointer } else { day }.to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::error::{Kind, kinds};

    const DAYS: Kind = Kind { code: "x", status: 409, says: ["", "", ""], pointer: Some("/ends_on") };
    const PLACE: Kind = Kind { pointer: Some("/territory"), ..DAYS };
    const NOWHERE: Kind = Kind { pointer: None, ..DAYS };

    fn pointers(problem: Problem) -> Vec<String> {
        let problem = problem.told_of(&json!({"on": null, "into": []}), "/on");
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
