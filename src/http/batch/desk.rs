//! The routes, called without a connection: what an item of a batch asks is read as a request would be.
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use actix_web::body::BoxBody;
use actix_web::dev::{Service as _, ServiceResponse};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::test::{TestRequest, init_service};
use actix_web::web::{Bytes, Data};
use actix_web::{App as Actix, Error};

use crate::app::{App, Laid, Tray};
use crate::error::{Problem, Result};
use crate::rooms;

type Answering = Pin<Box<dyn Future<Output = Result<ServiceResponse<BoxBody>, Error>>>>;

/// The routes of the rooms over a tray.
pub(super) struct Desk {
    tray: Tray,
    /// Actix has no other name for a call without a connection than that of its tests.
    call: Box<dyn Fn(TestRequest) -> Answering>,
}

/// One item, with its references resolved.
pub(super) struct Item {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) if_match: Option<String>,
    pub(super) body: Option<Bytes>,
}

/// Why a route laid nothing down.
pub(super) enum Missed {
    /// It refused the item itself.
    Refused(Problem),
    /// There is no such route.
    NoRoute,
    /// It is no change.
    NoChange,
}

impl Desk {
    /// Builds the routes anew for each batch: some 2.7 ms, a twentieth of a batch of 500. Kept by the thread they
    /// would be spared, but actix has thread locals of its own, which are gone before ours are dropped.
    pub(super) fn open(app: &App) -> Result<Self> {
        let (app, tray) = app.over_a_tray();
        let service = at_once(init_service(Actix::new().app_data(Data::new(app)).configure(rooms::routes)))?;
        let call = move |asked: TestRequest| -> Answering { Box::pin(service.call(asked.to_request())) };
        Ok(Self { tray, call: Box::new(call) })
    }

    /// Reads one item: what its route asks of the door.
    pub(super) fn read(&self, item: Item) -> Result<Laid, Missed> {
        let Ok(uri) = Uri::try_from(&item.path) else { return Err(Missed::NoRoute) };
        let kind =
            if item.method == Method::PATCH { "application/merge-patch+json" } else { "application/json" };
        let mut asked = TestRequest::with_uri(&uri.to_string())
            .method(item.method)
            .insert_header(("content-type", kind))
            .set_payload(item.body.unwrap_or_default());
        if let Some(if_match) = item.if_match {
            asked = asked.insert_header(("if-match", if_match));
        }
        let answered = at_once((self.call)(asked)).map_err(Missed::Refused)?;
        match self.tray.take() {
            Some(laid) => Ok(laid),
            None => Err(missed(answered)),
        }
    }
}

fn missed(answered: Result<ServiceResponse<BoxBody>, Error>) -> Missed {
    let response = match answered {
        Ok(response) => response,
        Err(error) => return Missed::Refused(Problem::internal(error.to_string())),
    };
    let refused = response.response().error().and_then(|error| error.as_error::<Problem>());
    if let Some(problem) = refused {
        let told = Problem {
            detail: problem.detail.clone(),
            faults: problem.faults.clone(),
            ..Problem::of(problem.kind)
        };
        return Missed::Refused(told);
    }
    if response.status() == StatusCode::NOT_FOUND { Missed::NoRoute } else { Missed::NoChange }
}

/// What is ready comes at once: a body that is here already leaves a route nothing to wait for. One that waits
/// all the same would hold every other caller up, so that is a defect.
fn at_once<T>(work: impl Future<Output = T>) -> Result<T> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Ok(done),
        Poll::Pending => Err(Problem::internal("a route waits for something in a batch")),
    }
}
