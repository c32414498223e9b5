//! What holds where nobody set anything else.
use std::process::Command;
use std::time::Duration;

use amana::config::Limits;

#[test]
fn the_usual_limits_are_those_promised() {
    let usual = Limits::default();
    assert!(usual.head_time <= Duration::from_secs(10));
    assert!(usual.body_time <= Duration::from_secs(15));
    assert!(usual.request_time <= Duration::from_secs(15));
    assert_eq!(usual.failures_per_minute.get(), 20);
    assert!(usual.source_requests_per_minute > usual.requests_per_minute);
    assert!(usual.wait_time <= Duration::from_millis(50));
}

fn printed(flags: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
    let told = command.arg("serve").args(flags).arg("--print-config").output().unwrap();
    assert!(told.status.success(), "{told:?}");
    String::from_utf8(told.stdout).unwrap()
}

#[test]
fn every_limit_is_a_setting() {
    let usual = printed(&[]);
    for (setting, value) in [
        ("requests_per_minute", "6000"),
        ("source_requests_per_minute", "30000"),
        ("failures_per_minute", "20"),
        ("request_seconds", "15"),
        ("head_seconds", "8"),
        ("body_seconds", "10"),
        ("answer_seconds", "20"),
        ("idle_seconds", "60"),
        ("source_connections", "1000"),
        ("requests_inside", "64"),
        ("requests_waiting", "512"),
        ("wait_milliseconds", "40"),
        ("megabytes_on_their_way", "64"),
    ] {
        let line = usual.lines().find(|line| line.split_whitespace().next() == Some(setting));
        let line = line.unwrap_or_else(|| panic!("no {setting}: {usual}"));
        assert_eq!(line.split_whitespace().nth(1), Some(value), "{line}");
        let flag = format!("--{}", setting.replace('_', "-"));
        assert!(printed(&[&flag, "7"]).contains(&flag), "{flag}");
    }
    assert!(
        printed(&["--requests-per-minute", "100"])
            .lines()
            .any(|line| { line.split_whitespace().take(2).eq(["source_requests_per_minute", "500"]) })
    );
}
