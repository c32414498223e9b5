//! A look that may be taken again: once for a page, page after page for a whole list.
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::access::Operation;
use crate::app::{App, Asking};
use crate::db::Tx;
use crate::error::Result;
use crate::words::civil_day;

use super::answer::Answer;
use super::call::Asked;
use super::query::QueryForm;
use super::tables::{Export, Fetch, Writing};

/// Who looks, and what is done to answer.
pub(super) struct Looking<F> {
    pub(super) app: Data<App>,
    pub(super) asking: Asking,
    pub(super) operation: Operation,
    pub(super) work: Arc<F>,
}

impl<F> Looking<F> {
    /// Takes the look: one page, where it is a list.
    pub(super) async fn at<Q>(&self, asked: Asked<Q>) -> Result<Answer>
    where
        Q: QueryForm,
        F: Fn(&mut Tx<'_>, &Asked<Q>) -> Result<Answer> + Send + Sync + 'static,
    {
        let work = Arc::clone(&self.work);
        self.app.read(self.asking.clone(), self.operation, Box::new(move |tx| work(tx, &asked))).await
    }

    /// Takes it page after page, each in a transaction of its own, and all of the same day.
    pub(super) async fn at_all<Q>(mut self, asked: Asked<Q>, writing: Writing) -> Result<HttpResponse>
    where
        Q: QueryForm,
        F: Fn(&mut Tx<'_>, &Asked<Q>) -> Result<Answer> + Send + Sync + 'static,
    {
        self.asking.as_of.get_or_insert_with(|| civil_day(self.app.now().0));
        let format = asked.format;
        let operation = self.operation;
        let first = self.at(asked.clone()).await?;
        self.asking.is_begun = true;
        let look = Arc::new(self);
        let fetch: Fetch = Box::new(move |cursor| {
            let mut asked = asked.clone();
            asked.listing.resume(&cursor)?;
            let look = Arc::clone(&look);
            Ok(Box::pin(async move { look.at(asked).await }))
        });
        let export = Export::begin(writing, &first, fetch)?;
        let mut response = HttpResponse::Ok().content_type(format.kind()).streaming(export);
        response.extensions_mut().insert(operation);
        Ok(response)
    }
}
