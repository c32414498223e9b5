//! What a calendar feed is.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::access::{AccountId, Credential, Principal, TokenId};
use crate::bodies::{BodyId, BodyRef};
use crate::db::{Moment, MultiBackend, calendar_feeds};
use crate::http::{Named, Resource};
use crate::persons::PersonId;
use crate::words::{ExactDay, Line, exact_day_if_any};
use crate::{id_type, word_enum};

id_type! {
    /// Identifies a calendar feed.
    CalendarFeedId
}

word_enum! {
    /// Whose meetings a calendar feed shows.
    FeedScope {
        /// Those its owner is invited to, or holds a seat in the body of.
        Mine = "mine",
        /// Those of one body.
        Body = "body",
    }
}

/// Whose a feed is: a person's or an account's.
pub(super) type Owner = (Option<PersonId>, Option<AccountId>);

/// A calendar feed, without its secret: that is shown once and kept as a hash.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = calendar_feeds, check_for_backend(MultiBackend))]
pub struct CalendarFeed {
    /// Identifies it.
    pub id: CalendarFeedId,
    /// What it is for, as its owner wrote.
    pub name: String,
    /// Whose meetings it shows.
    pub scope: FeedScope,
    /// The body, of one that shows the meetings of a body.
    pub body_id: Option<BodyId>,
    /// The person whose it is; null for an account's.
    pub person_id: Option<PersonId>,
    /// The service account whose it is; null for a person's.
    pub account_id: Option<AccountId>,
    /// The token it was asked for with, or the identity its owner signed on by: it ends with that.
    pub created_by: Option<TokenId>,
    /// The last day it answers; null for one that ends by nothing but what it rests on.
    pub expires_on: Option<NaiveDate>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was asked for.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl CalendarFeed {
    /// Whose it is.
    pub(super) fn owner(&self) -> Principal {
        let person = self.person_id.map(Principal::Person);
        person.or(self.account_id.map(Principal::Account)).unwrap_or(Principal::System)
    }
}

/// A calendar feed, with when it was last looked at.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CalendarFeedTold {
    /// The feed.
    #[serde(flatten)]
    pub feed: CalendarFeed,
    /// The day it was last looked at; null if it never was.
    pub last_used_on: Option<NaiveDate>,
}

impl Resource for CalendarFeedTold {
    fn path(&self) -> String {
        format!("/v1/me/calendar-feeds/{}", self.feed.id)
    }
    fn version(&self) -> i64 {
        self.feed.version
    }
}

/// A calendar feed to be set up.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCalendarFeed {
    /// What it is for: a telephone, a computer.
    #[schema(example = "هاتفي")]
    pub name: Line<100>,
    /// Whose meetings it shows.
    pub scope: FeedScope,
    /// The body, of one that shows the meetings of a body.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// The last day it answers; if absent, it ends by nothing but what it rests on.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub expires_on: Option<NaiveDate>,
}

/// A calendar feed just set up: the only answer that carries its address.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CalendarFeedIssued {
    /// The feed.
    #[serde(flatten)]
    pub feed: CalendarFeedTold,
    /// Where a calendar app finds it, after the address of the service: shown once, and null where this answer is given again
    /// for its idempotency key.
    #[schema(example = "/v1/calendar-feeds/amana_feed_0197…_5f1c….ics")]
    pub url: Option<String>,
}

impl Resource for CalendarFeedIssued {
    fn path(&self) -> String {
        self.feed.path()
    }
    fn version(&self) -> i64 {
        self.feed.version()
    }
}

/// The secret of a feed, as its address has it. Never logged: it has no `Debug`.
#[derive(Clone)]
pub(super) struct FeedSecret(pub(super) Credential);

impl Named for FeedSecret {
    fn named(segment: &str) -> Option<Self> {
        Credential::parse_feed(segment).map(Self)
    }
}
