//! Harms to the types of bodies.
use serde_json::json;

use super::harmed;

#[test]
fn a_body_has_no_more_at_least_than_at_most() {
    let (min, max) = ("/body_types:pole/seats_min", "/body_types:pole/seats_max");
    harmed(&[(min, json!(7)), (max, json!(7))], &[]);
    harmed(&[(min, json!(8)), (max, json!(7))], &[(max, "seats-max-below-min")]);
}

#[test]
fn a_type_that_can_only_stand_under_itself_is_a_cycle() {
    let at = "/body_types:pole/parents";
    harmed(
        &[
            (at, json!(["national_secretariat", "pole"])),
            ("/body_types:provincial_secretariat/creates", json!([])),
            ("/body_types:regional_secretariat/creates", json!([])),
            ("/body_types:local_secretariat/creates", json!([])),
        ],
        &[],
    );
    harmed(
        &[
            ("/body_types:youth_organization/parents", json!(["women_organization"])),
            ("/body_types:women_organization/parents", json!(["youth_organization"])),
            ("/body_types:youth_organization/root", json!(false)),
            ("/body_types:women_organization/root", json!(false)),
        ],
        &[
            ("/body_types:youth_organization/parents", "cycle"),
            ("/body_types:women_organization/parents", "cycle"),
        ],
    );
}

#[test]
fn a_creation_ends() {
    harmed(
        &[
            ("/body_types:provincial_bureau/parents", json!(["provincial_secretariat", "provincial_bureau"])),
            ("/body_types:provincial_bureau/on_creation", json!(["provincial_bureau"])),
        ],
        &[("/body_types:provincial_bureau/on_creation", "cycle")],
    );
    harmed(
        &[("/body_types:provincial_secretariat/on_creation", json!(["local_bureau"]))],
        &[("/body_types:provincial_secretariat/on_creation/0", "not-a-child")],
    );
}

#[test]
fn a_body_has_one_head() {
    let (rapporteur, president) =
        ("/position_types:pole_rapporteur/head", "/position_types:pole_president/seats");
    harmed(&[(rapporteur, json!(true))], &[(rapporteur, "several-heads")]);
    harmed(&[(president, json!("many"))], &[(president, "head-needs-one-seat")]);
}
