//! Every test that goes through the front door, in one binary: it is linked once.
#![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

#[cfg(test)]
mod abuse;
#[cfg(test)]
mod access;
#[cfg(test)]
mod agenda;
#[cfg(test)]
mod applications;
#[cfg(test)]
mod appointments;
#[cfg(test)]
mod attendance;
#[cfg(test)]
mod batch;
#[cfg(test)]
mod bodies;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod cards;
#[cfg(test)]
mod carried;
mod cast;
#[cfg(test)]
mod compliance;
#[cfg(test)]
mod confirming;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod convocations;
#[cfg(test)]
mod days;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod duplicates;
#[cfg(test)]
mod durability;
#[cfg(test)]
mod elections;
#[cfg(test)]
mod empowerments;
#[cfg(test)]
mod engines;
#[cfg(test)]
mod ethics;
#[cfg(test)]
mod failing;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod history;
#[cfg(test)]
mod house;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod life;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod mandates;
#[cfg(test)]
mod meetings;
#[cfg(test)]
mod meetings_corrected;
#[cfg(test)]
mod memberships;
#[cfg(test)]
mod minutes;
#[cfg(test)]
mod national_ids;
#[cfg(test)]
mod organigram;
#[cfg(test)]
mod persons;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod private;
#[cfg(test)]
mod races;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod renewals;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod residents;
#[cfg(test)]
mod said;
#[cfg(test)]
mod search;
#[cfg(test)]
mod single_sign_on;
#[cfg(test)]
mod spoken_faults;
#[cfg(test)]
mod statutes;
#[cfg(test)]
mod terms;
#[cfg(test)]
mod territory;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod upon;
#[cfg(test)]
mod vacancies;
#[cfg(test)]
mod vcards;
#[cfg(test)]
mod votes;
