//! Persons over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, CardsOnly, Change, Format, Page, Spoken};

use super::actions;
use super::finding::{self, FindQuery, FoundBy, PersonFound};
use super::model::{
    Include, NewPerson, Person, PersonDetails, PersonId, PersonKept, PersonQuery, PersonShowQuery,
    PersonShown, PersonSort, Phone,
};

/// A correction of what is told of a person.
type PersonChange = Change<PersonDetails>;

doors!(person_list, person_search, person_show, person_card, person_create, person_update, person_delete; Phone, PersonSort, Include, FoundBy);

/// Lists persons by name, or as they were registered: by words of a name, by number, by residence.
#[utoipa::path(tag = "persons", params(PersonQuery), responses((status = 200, description = "A page of persons.", body = Page<Person>)))]
#[get("/v1/persons")]
async fn person_list(call: Call<PersonQuery>) -> Result<HttpResponse> {
    call.read(Operation::PersonList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Finds persons, the best first, and tells by what: by a name or its beginning, in either script and any spelling; by a phone number, where the caller is told contacts; by the number of a membership, where it reads those. Two hundred at most.
#[utoipa::path(tag = "persons", params(FindQuery), responses((status = 200, description = "A page of persons.", body = Page<PersonFound>)))]
#[get("/v1/persons/search")]
async fn person_search(call: Call<FindQuery>) -> Result<HttpResponse> {
    call.read(Operation::PersonSearch, |tx, asked| {
        Answer::listed(&finding::find(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one person, with his or her memberships as of the day asked for if they are to be included; or as a card for an address book.
#[utoipa::path(tag = "persons", params(("id" = PersonId, Path, description = "The person."), PersonShowQuery, Spoken), responses((status = 200, description = "The person.", content((PersonShown = "application/json"), (String = "text/vcard")))))]
#[get("/v1/persons/{id:[^/.]+}")]
async fn person_show(call: Call<PersonShowQuery>, id: At<PersonId>) -> Result<HttpResponse> {
    call.read(Operation::PersonShow, move |tx, asked| match asked.format {
        Format::Vcard => Ok(Answer::drawn(Format::Vcard, actions::card(tx, id.get()?)?)),
        _ => Answer::shown(&actions::show(tx, id.get()?, &asked.query.include)?),
    })
    .await
}

/// Gives one person as a card for an address book (vCard 4.0): names, and the contacts anybody may be told.
#[utoipa::path(tag = "persons", params(("id" = PersonId, Path, description = "The person."), Spoken), responses((status = 200, description = "The card.", body = String, content_type = "text/vcard")))]
#[get("/v1/persons/{id}.vcf")]
async fn person_card(call: Call<CardsOnly>, id: At<PersonId>) -> Result<HttpResponse> {
    call.read(Operation::PersonCard, move |tx, _| {
        Ok(Answer::drawn(Format::Vcard, actions::card(tx, id.get()?)?))
    })
    .await
}

/// Registers a person, with a name in Arabic or in Latin letters; phone numbers are kept in E.164.
#[utoipa::path(tag = "persons", request_body = NewPerson, responses((status = 201, description = "The person.", body = PersonShown)))]
#[post("/v1/persons")]
async fn person_create(call: Call, new: Body<NewPerson>) -> Result<HttpResponse> {
    call.write(Operation::PersonCreate, new.then(|new| PersonKept::of(&new.0)), |tx, new| {
        Answer::created(&PersonShown::alone(super::register(tx, new)?))
    })
    .await
}

/// Corrects what is told of a person; a list that is sent replaces the one before.
#[utoipa::path(tag = "persons", params(("id" = PersonId, Path, description = "The person.")), request_body = PersonChange, responses((status = 200, description = "The person, corrected.", body = PersonShown)))]
#[patch("/v1/persons/{id:[^/.]+}")]
async fn person_update(call: Call, id: At<PersonId>, change: Body<PersonChange>) -> Result<HttpResponse> {
    call.write(Operation::PersonUpdate, change, move |tx, change| {
        Answer::shown(&PersonShown::alone(actions::correct(tx, id.get()?, change)?))
    })
    .await
}

/// Takes out a person who was registered by mistake; refused while any record refers to him or her.
#[utoipa::path(tag = "persons", params(("id" = PersonId, Path, description = "The person.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/persons/{id:[^/.]+}")]
async fn person_delete(call: Call, id: At<PersonId>) -> Result<HttpResponse> {
    call.act(Operation::PersonDelete, move |tx| {
        actions::delete(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}
