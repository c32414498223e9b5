//! A whole list, sent page by page: no more than one page is in memory, and no transaction is held between two.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_web::web::Bytes;
use futures_core::Stream;

use crate::error::{Problem, Result};

use super::super::answer::Answer;
use super::{Paged, Writing};

type Fetching = Pin<Box<dyn Future<Output = Result<Answer>>>>;
/// Fetches the page that begins at a cursor.
pub(in super::super) type Fetch = Box<dyn Fn(String) -> Result<Fetching>>;

/// The pages of a list, written one after the other.
pub(in super::super) struct Export {
    writing: Writing,
    fetch: Fetch,
    /// What is written and waits to be sent.
    written: Option<Bytes>,
    /// The page that is under way; none after the last.
    under_way: Option<Fetching>,
    total: Option<i64>,
}

impl Export {
    /// Begins with the first page, which was fetched with the request: what fails there is a problem.
    pub(in super::super) fn begin(writing: Writing, first: &Answer, fetch: Fetch) -> Result<Self> {
        let page = Paged::read(first)?;
        let mut export = Self { writing, fetch, written: None, under_way: None, total: page.total };
        let mut head = export.writing.head()?;
        head.extend(export.write(&page, false)?);
        export.written = Some(head.into());
        Ok(export)
    }

    /// Writes a page, and sets out for the next.
    fn write(&mut self, page: &Paged<'_>, goes_on: bool) -> Result<Vec<u8>> {
        let mut written = self.writing.rows(page, goes_on)?;
        self.under_way = page.next.clone().map(&self.fetch).transpose()?;
        if self.under_way.is_none() {
            written.extend(self.writing.tail(self.total));
        }
        Ok(written)
    }
}

impl Stream for Export {
    type Item = Result<Bytes, Problem>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(written) = self.written.take() {
            return Poll::Ready(Some(Ok(written)));
        }
        let Some(under_way) = &mut self.under_way else { return Poll::Ready(None) };
        let fetched = ready!(under_way.as_mut().poll(context));
        self.under_way = None;
        let written = fetched.and_then(|answer| self.write(&Paged::read(&answer)?, true));
        if let Err(problem) = &written {
            // The answer has begun: all that is left is to cut it short, which every client notices.
            tracing::error!(%problem, "an export was cut short");
        }
        Poll::Ready(Some(written.map(Bytes::from)))
    }
}
