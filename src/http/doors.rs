//! How a room opens its doors: each handler is served and enters the contract, by one list.

/// Declares a room's handlers: `routes` serves them, `Contract` describes them.
#[macro_export]
macro_rules! doors {
    ($($handler:ident),+ $(,)?) => {
        /// Opens this room's doors.
        pub(crate) fn routes(service: &mut actix_web::web::ServiceConfig) {
            service$(.service($handler))+;
        }

        /// This room's part of the contract.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($handler),+))]
        pub(crate) struct Contract;
    };
}
