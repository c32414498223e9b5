//! Skills over HTTP.
use actix_web::{HttpResponse, delete, get, post, put};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};
use crate::persons::PersonId;

use super::actions;
use super::model::{NewSkill, NewTalent, PersonSkills, Skill, SkillQuery, SkilledPerson, SkilledQuery};

doors!(
    skill_list,
    skill_create,
    skilled_person_list,
    person_skills_show,
    person_skills_record,
    person_skills_withdraw
);

/// Lists the party's vocabulary of skills, by code; or those words of it that are called so, in whichever language.
#[utoipa::path(tag = "skills", params(SkillQuery), responses((status = 200, description = "A page of skills.", body = Page<Skill>)))]
#[get("/v1/skills")]
async fn skill_list(call: Call<SkillQuery>) -> Result<HttpResponse> {
    call.read(Operation::SkillList, |tx, asked| {
        Answer::listed(&actions::vocabulary(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Adds a skill to the party's vocabulary, with its names.
#[utoipa::path(tag = "skills", request_body = NewSkill, responses((status = 201, description = "The skill.", body = Skill)))]
#[post("/v1/skills")]
async fn skill_create(call: Call, new: Body<NewSkill>) -> Result<HttpResponse> {
    call.write(Operation::SkillCreate, new, |tx, new| Answer::created(&actions::define(tx, new)?)).await
}

/// Lists who lets the party know that he or she can do something, the earliest registered first: by the code of a skill or by
/// its name in whichever language, by a language that is spoken, under a territory; of persons within one's reach.
#[utoipa::path(tag = "skills", params(SkilledQuery), responses((status = 200, description = "A page of persons.", body = Page<SkilledPerson>)))]
#[get("/v1/skilled-persons")]
async fn skilled_person_list(call: Call<SkilledQuery>) -> Result<HttpResponse> {
    call.read(Operation::SkilledPersonList, |tx, asked| {
        Answer::listed(&actions::search(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows what somebody lets the party know, and by which consent.
#[utoipa::path(tag = "skills", params(("id" = PersonId, Path, description = "The person.")), responses((status = 200, description = "The skills.", body = PersonSkills)))]
#[get("/v1/persons/{id}/skills")]
async fn person_skills_show(call: Call, id: At<PersonId>) -> Result<HttpResponse> {
    call.read(Operation::PersonSkillsShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Records what somebody lets the party know, in place of what was known before: skills, languages, when he or she is free. Of
/// another it takes a consent, with its day and by what it was given; of oneself, recording it is the consent. `If-Match` takes
/// `*` where nothing was known before.
#[utoipa::path(tag = "skills", params(("id" = PersonId, Path, description = "The person.")), request_body = NewTalent, responses((status = 200, description = "The skills.", body = PersonSkills)))]
#[put("/v1/persons/{id}/skills")]
async fn person_skills_record(call: Call, id: At<PersonId>, new: Body<NewTalent>) -> Result<HttpResponse> {
    call.write(Operation::PersonSkillsRecord, new, move |tx, new| {
        Answer::shown(&actions::record(tx, id.get()?, new)?)
    })
    .await
}

/// Withdraws the consent: everything somebody let the party know is deleted, and no earlier state of it is kept.
#[utoipa::path(tag = "skills", params(("id" = PersonId, Path, description = "The person.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/persons/{id}/skills")]
async fn person_skills_withdraw(call: Call, id: At<PersonId>) -> Result<HttpResponse> {
    call.act(Operation::PersonSkillsWithdraw, move |tx| {
        actions::withdraw(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}
