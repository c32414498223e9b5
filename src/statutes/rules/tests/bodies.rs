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

#[test]
fn a_body_confirms_what_those_below_decide_on_a_subject() {
    let at = "/body_types:provincial_bureau/confirmed_by";
    let on = |subject: &str| format!("{at}/{subject}");
    harmed(&[(at, json!({"expulsion": "provincial_secretariat", "form_body": "national_congress"}))], &[]);
    harmed(
        &[(at, json!({"default": "provincial_secretariat"}))],
        &[(&on("default"), "confirmed-by-default")],
    );
    harmed(&[(at, json!({"expulsion": "senate"}))], &[(&on("expulsion"), "unknown-body-type")]);
    for below in ["provincial_bureau", "local_secretariat"] {
        harmed(&[(at, json!({"statutes": below}))], &[(&on("statutes"), "not-above")]);
    }
    let many = |number: usize| {
        json!(
            (0..number)
                .map(|one| (format!("subject_{one}"), json!("provincial_secretariat")))
                .collect::<serde_json::Map<_, _>>()
        )
    };
    harmed(&[(at, many(50))], &[]);
    harmed(&[(at, many(51))], &[(at, "too-many")]);
}
