//! A fresh registry for each test: a copy of one that was founded once.
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use amana::app::Engine;
use amana::db::{AnyConnection, Moment, open_sqlite};
use amana::founding::{Founding, found};
use amana::vault::{Keys, Vault};
use chrono::Utc;
use diesel::connection::SimpleConnection as _;
use tempfile::TempDir;

/// Where a registry of the tests lives; it is gone when nobody uses it any more.
#[derive(Clone)]
pub(crate) struct Registry(Arc<Place>);

struct Place {
    home: Home,
    admin: String,
}

enum Home {
    Folder(TempDir),
    #[cfg(feature = "both-engines")]
    Database(postgres::Database),
}

/// A founded SQLite file, to be copied.
struct Template {
    folder: TempDir,
    admin: String,
}

/// The keys of every registry of the tests.
pub(crate) fn vault() -> Arc<Vault> {
    Arc::new(Vault::of([7; 32], [8; 32]))
}

fn file(folder: &Path) -> PathBuf {
    folder.join("amana.db")
}

fn founded(engine: &Engine) -> String {
    found(engine, &Keys::Held(vault()), Moment::new(Utc::now()), &Founding::default())
        .unwrap()
        .first_token
        .unwrap()
}

fn template() -> &'static Template {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let admin = founded(&Engine::sqlite(&file(folder.path())).unwrap());
        let AnyConnection::Sqlite(mut conn) = open_sqlite(&file(folder.path())).unwrap() else {
            panic!("not SQLite")
        };
        // The whole registry in the one file that is copied.
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        Template { folder, admin }
    })
}

impl Registry {
    /// A fresh one on SQLite.
    pub(crate) fn on_sqlite() -> Self {
        let template = template();
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(file(template.folder.path()), file(folder.path())).unwrap();
        Self(Arc::new(Place { home: Home::Folder(folder), admin: template.admin.clone() }))
    }

    /// A fresh one on PostgreSQL.
    #[cfg(feature = "both-engines")]
    pub(crate) fn on_postgres() -> Self {
        let (database, admin) = postgres::copy();
        Self(Arc::new(Place { home: Home::Database(database), admin }))
    }

    /// Its engine, opened.
    pub(crate) fn engine(&self) -> Engine {
        match &self.0.home {
            Home::Folder(folder) => Engine::sqlite(&file(folder.path())),
            #[cfg(feature = "both-engines")]
            Home::Database(database) => Engine::postgres(&database.url(), 6, false),
        }
        .unwrap()
    }

    /// The name by which its connections are opened.
    pub(crate) fn url(&self) -> String {
        match &self.0.home {
            Home::Folder(folder) => file(folder.path()).to_string_lossy().into_owned(),
            #[cfg(feature = "both-engines")]
            Home::Database(database) => database.url(),
        }
    }

    /// A connection of the test's own.
    pub(crate) fn connection(&self) -> AnyConnection {
        match &self.0.home {
            Home::Folder(folder) => open_sqlite(&file(folder.path())),
            #[cfg(feature = "both-engines")]
            Home::Database(database) => amana::db::open_postgres(&database.url(), false),
        }
        .unwrap()
    }

    /// Held by another writer until the answer is dropped: no token is issued, and whoever looks is not kept waiting.
    pub(crate) fn held(&self) -> AnyConnection {
        let mut writer = self.connection();
        match &mut writer {
            AnyConnection::Sqlite(file) => file.batch_execute("BEGIN IMMEDIATE"),
            AnyConnection::Postgres(session) => {
                session.batch_execute("BEGIN; LOCK TABLE tokens IN EXCLUSIVE MODE")
            }
        }
        .unwrap();
        writer
    }

    /// The token it was founded with.
    pub(crate) fn admin(&self) -> &str {
        &self.0.admin
    }
}

#[cfg(feature = "both-engines")]
pub(crate) mod postgres {
    //! Databases of the tests on the server at `AMANA_TEST_POSTGRES`.
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    use amana::app::Engine;
    use diesel::connection::SimpleConnection as _;
    use diesel::{Connection as _, PgConnection};

    /// A database, dropped when nobody uses it any more.
    pub(crate) struct Database(String);

    fn url(name: &str) -> String {
        let server = std::env::var("AMANA_TEST_POSTGRES").expect(
            "AMANA_TEST_POSTGRES=postgres://user@host:port; scripts/check starts a server and sets it",
        );
        format!("{server}/{name}")
    }

    /// Creating from one template at a time: PostgreSQL refuses a template that is in use.
    fn on_the_server(sql: &str) {
        let mut conn = PgConnection::establish(&url("postgres")).unwrap();
        conn.batch_execute("SELECT pg_advisory_lock(42)").unwrap();
        conn.batch_execute(sql).unwrap();
    }

    fn fresh_name() -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        format!("amana_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
    }

    /// An empty database.
    pub(crate) fn empty() -> Database {
        let name = fresh_name();
        on_the_server(&format!("CREATE DATABASE {name} TEMPLATE template0"));
        Database(name)
    }

    fn template() -> &'static (Database, String) {
        static TEMPLATE: OnceLock<(Database, String)> = OnceLock::new();
        TEMPLATE.get_or_init(|| {
            let database = empty();
            let engine = Engine::postgres(&database.url(), 1, false).unwrap();
            let admin = super::founded(&engine);
            (database, admin)
        })
    }

    /// A copy of the founded one, and the token it was founded with.
    pub(super) fn copy() -> (Database, String) {
        let (template, admin) = template();
        let name = fresh_name();
        on_the_server(&format!("CREATE DATABASE {name} TEMPLATE {} STRATEGY file_copy", template.0));
        (Database(name), admin.clone())
    }

    impl Database {
        /// Where it is.
        pub(crate) fn url(&self) -> String {
            url(&self.0)
        }
    }

    impl Drop for Database {
        fn drop(&mut self) {
            on_the_server(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.0));
        }
    }
}
