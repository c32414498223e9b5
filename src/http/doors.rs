//! How a room opens its doors: each handler is served and enters the contract, by one list.

/// Declares a room's handlers: `routes` serves them, `Contract` describes them. After a semicolon stand the
/// types that only paths and queries name: utoipa does not find those by itself.
#[macro_export]
macro_rules! doors {
    ($($handler:ident),+ $(; $($named:ty),+)? $(,)?) => {
        /// Opens this room's doors.
        pub(crate) fn routes(service: &mut actix_web::web::ServiceConfig) {
            service$(.service($handler))+;
        }

        /// This room's part of the contract.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($handler),+) $(, components(schemas($($named),+)))?)]
        pub(crate) struct Contract;
    };
}
