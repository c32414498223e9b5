//! What majorities come to, and who may be named in a roll.
use std::collections::HashSet;

use uuid::Uuid;

use super::*;
use crate::electorates::Electorate;
use crate::meetings::quorum::{Quorum, QuorumState};

fn tally(given: usize, against: usize, abstained: usize) -> Tally {
    Tally { given, against, abstained }
}

fn known(present: usize, members: usize) -> Wholes {
    let of = |count| Bounds { least: count, most: Some(count) };
    Wholes { present: of(present), members: of(members) }
}

fn state(majority: Majority, counted: Option<Tally>, wholes: Wholes) -> MajorityState {
    judge(majority, counted, wholes, None).state
}

#[test]
fn a_majority_is_a_part_of_the_votes_cast_of_those_present_or_of_the_members() {
    use MajorityState::{NotReached, Reached};
    let of = known(9, 15);
    for (majority, given, against, abstained, expected) in [
        (Majority::Simple, 4, 3, 2, Reached),
        (Majority::Simple, 4, 4, 1, NotReached),
        (Majority::TwoThirds, 4, 2, 3, Reached),
        (Majority::TwoThirds, 4, 3, 2, NotReached),
        (Majority::AbsoluteOfPresent, 5, 0, 0, Reached),
        (Majority::AbsoluteOfPresent, 4, 0, 5, NotReached),
        (Majority::TwoThirdsOfPresent, 6, 3, 0, Reached),
        (Majority::Absolute, 8, 0, 1, Reached),
        (Majority::Absolute, 7, 0, 2, NotReached),
        (Majority::FourFifthsOfMembers, 9, 0, 0, NotReached),
    ] {
        assert_eq!(
            state(majority, Some(tally(given, against, abstained)), of),
            expected,
            "{majority:?} {given}-{against}"
        );
    }
}

#[test]
fn what_was_not_counted_is_not_told() {
    let judged = judge(Majority::Simple, None, known(9, 15), None);
    assert_eq!((judged.state, judged.reason), (MajorityState::NotVerifiable, Some(CountDoubt::NotCounted)));
    assert_eq!((judged.whole, judged.needed), (None, None));
    let judged = judge(Majority::Absolute, None, known(9, 15), None);
    assert_eq!(
        (judged.whole, judged.needed),
        (Some(15), Some(8)),
        "what it would need is known all the same"
    );
}

#[test]
fn of_a_whole_that_is_not_known_only_what_is_sure_is_told() {
    let between = |least, most| Bounds { least, most };
    let wholes = |most| Wholes { present: between(0, None), members: between(6, most) };
    for (given, most, expected) in [
        (4, Some(7), MajorityState::Reached),
        (4, Some(8), MajorityState::NotVerifiable),
        (3, Some(8), MajorityState::NotReached),
        (4, None, MajorityState::NotVerifiable),
        (3, None, MajorityState::NotReached),
    ] {
        let judged = judge(Majority::Absolute, Some(tally(given, 0, 0)), wholes(most), None);
        assert_eq!(judged.state, expected, "{given} of {most:?}");
        assert_eq!(judged.reason.is_some(), expected == MajorityState::NotVerifiable);
    }
    assert_eq!(
        state(Majority::AbsoluteOfPresent, Some(tally(3, 3, 0)), wholes(None)),
        MajorityState::NotReached
    );
}

#[test]
fn a_casting_vote_breaks_a_tie_of_a_simple_majority_and_no_other() {
    let cast = |majority, counted, casting| judge(majority, counted, known(6, 6), Some(casting)).state;
    assert_eq!(cast(Majority::Simple, Some(tally(3, 3, 0)), CastingVote::For), MajorityState::Reached);
    assert_eq!(cast(Majority::Simple, Some(tally(3, 3, 0)), CastingVote::Against), MajorityState::NotReached);
    assert_eq!(cast(Majority::TwoThirds, Some(tally(3, 3, 0)), CastingVote::For), MajorityState::NotReached);
    assert!(
        may_break(Some(tally(0, 0, 6)), true)
            && !may_break(Some(tally(3, 2, 0)), true)
            && !may_break(Some(tally(3, 3, 0)), false)
    );
    assert!(!may_break(None, true), "what was not counted is no tie");
}

fn roll(present: &[PersonId], voters: &[PersonId], unknown: Option<usize>, groups: usize) -> Roll {
    let quorum = Quorum {
        state: QuorumState::Met,
        reason: None,
        call: 1,
        present: present.len(),
        voters_present: None,
        voters: None,
        needed: None,
        clause: None,
    };
    let electorate = Some(Electorate { voters: voters.iter().copied().collect(), unknown });
    let present: HashSet<PersonId> = present.iter().copied().collect();
    Roll { quorum, surely: present.clone(), present, groups, electorate }
}

fn people(count: usize) -> Vec<PersonId> {
    (0..count).map(|_| PersonId(Uuid::now_v7())).collect()
}

#[test]
fn whoever_is_recused_is_neither_there_nor_a_member() {
    let all = people(7);
    let recused = HashSet::from([all[0], all[6]]);
    let Wholes { present, members } = Wholes::of(&roll(&all[..4], &all, Some(0), 0), &recused);
    assert_eq!((present.least, present.most), (3, Some(3)));
    assert_eq!((members.least, members.most), (5, Some(5)));
}

#[test]
fn a_group_without_a_count_and_a_seat_of_which_nothing_is_known_leave_the_wholes_open() {
    let all = people(7);
    let stranger = people(1);
    let there = [&all[..4], &stranger].concat();
    let Wholes { present, members } = Wholes::of(&roll(&there, &all, Some(2), 0), &HashSet::new());
    assert_eq!((present.least, present.most), (4, Some(5)), "the stranger may hold one of the seats");
    assert_eq!((members.least, members.most), (7, Some(9)));
    assert_eq!(Wholes::of(&roll(&there, &all, Some(0), 1), &HashSet::new()).present.most, None);
    let unknown = Roll { electorate: None, ..roll(&there, &all, None, 0) };
    let Wholes { present, members } = Wholes::of(&unknown, &HashSet::new());
    assert_eq!((present.least, present.most, members.most), (0, Some(5), None));
}

#[test]
fn each_is_named_once_and_nobody_in_a_ballot() {
    let all = people(3);
    let vote = |person_id: &PersonId| NewVote { person_id: *person_id, choice: CastChoice::For };
    let conflict = |person_id: &PersonId| NewConflict {
        person_id: *person_id,
        reason: crate::words::Line::parse("أخو المترشح").unwrap(),
    };
    let votes: Vec<NewVote> = all.iter().map(vote).collect();
    assert_eq!(expect_named_once(Mode::RollCall, &votes, &[]), Ok(()));
    assert_eq!(
        expect_named_once(Mode::RollCall, &votes, &[conflict(&all[1])]),
        Err((Refusal::VoterIsNamedTwice, "/conflicts/0/person_id".to_owned()))
    );
    let twice = [votes.clone(), votes[..1].to_vec()].concat();
    assert_eq!(
        expect_named_once(Mode::ShowOfHands, &twice, &[]),
        Err((Refusal::VoterIsNamedTwice, "/votes/3/person_id".to_owned()))
    );
    for mode in [Mode::SecretBallot, Mode::IndividualBallot, Mode::ListBallot] {
        let refused = expect_named_once(mode, &votes, &[]).map_err(|(refusal, _)| refusal);
        assert_eq!(refused, Err(Refusal::SecretBallotHasNoNames), "{mode:?}");
        assert_eq!(expect_named_once(mode, &[], &[conflict(&all[0])]), Ok(()));
    }
}

#[test]
fn who_votes_was_there_and_had_a_vote() {
    let all = people(4);
    let vote = |person: PersonId| [NewVote { person_id: person, choice: CastChoice::Against }];
    let settled = roll(&all[..3], &all[1..], Some(0), 0);
    assert_eq!(expect_voters(&vote(all[1]), &[], &settled), Ok(()));
    let place = || "/votes/0/person_id".to_owned();
    assert_eq!(expect_voters(&vote(all[3]), &[], &settled), Err((Refusal::VoterWasNotThere, place())));
    assert_eq!(expect_voters(&vote(all[0]), &[], &settled), Err((Refusal::VoterHasNoVote, place())));
    let open = roll(&all[..3], &all[1..], Some(1), 0);
    assert_eq!(expect_voters(&vote(all[0]), &[], &open), Ok(()), "one may hold the seat nobody knows of");
}
