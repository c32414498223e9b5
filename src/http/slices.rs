//! A long body, sent a slice at a time: sent whole, it would be copied whole on its way to the socket.
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;

/// How much is sent at a time; what is shorter goes as it is.
const SLICE: usize = 512 * 1024;

/// What is left of a body.
pub(super) struct Slices(Bytes);

impl Slices {
    /// The whole of it.
    pub(super) fn of(body: Vec<u8>) -> Self {
        Self(body.into())
    }
}

impl MessageBody for Slices {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(u64::try_from(self.0.len()).unwrap_or(u64::MAX))
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        let length = self.0.len().min(SLICE);
        Poll::Ready((length > 0).then(|| Ok(self.0.split_to(length))))
    }

    fn try_into_bytes(self) -> Result<Bytes, Self> {
        if self.0.len() <= SLICE { Ok(self.0) } else { Err(self) }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::body::to_bytes;

    use super::*;

    #[test]
    fn a_body_arrives_whole() {
        for length in [0, 1, SLICE, SLICE.saturating_add(1), SLICE.saturating_mul(3)] {
            let body: Vec<u8> = (0..=250).cycle().take(length).collect();
            let sent = Slices::of(body.clone());
            assert_eq!(sent.size(), BodySize::Sized(u64::try_from(length).unwrap()));
            let arrived = actix_web::rt::System::new().block_on(to_bytes(sent)).unwrap();
            assert_eq!(arrived, body);
        }
    }
}
