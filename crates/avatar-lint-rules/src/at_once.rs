//! Work on a large text that several processors do at once.
//!
//! What is found out is the same, in the same order, as one after the other: no part
//! knows what another one is doing.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::{iter, panic, thread};

/// Of a shorter text the work is done before a thread has started.
const LARGE: usize = 500_000;

/// What two parts of the work on `text` give.
pub(crate) fn both<A: Send, B>(
    text: &str,
    one: impl Fn() -> A + Sync,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if text.len() < LARGE {
        return (one(), other());
    }
    thread::scope(|scope| {
        let started = thread::Builder::new().spawn_scoped(scope, &one);
        let other = other();
        let one = match started {
            Ok(thread) => thread.join().unwrap_or_else(|it| panic::resume_unwind(it)),
            // A browser starts no thread, and a system only so many.
            Err(_) => one(),
        };
        (one, other)
    })
}

/// What `work` on `text` gives for each of `items`, in their order.
pub(crate) fn each<T: Sync, R: Send>(
    text: &str,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let share = || {
        let numbers = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let taken = numbers.map_while(|number| Some((number, items.get(number)?)));
        taken.map(|(number, item)| (number, work(item))).collect()
    };
    let (mut done, others): (Vec<_>, Vec<_>) = both(text, share, share);
    done.extend(others);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::{LARGE, both, each};
    use std::sync::Barrier;
    use std::thread;

    #[test]
    fn results_come_in_the_order_of_the_items_whatever_takes_longest() {
        let items: Vec<u64> = (0..20).rev().collect();
        for text in [String::new(), " ".repeat(LARGE)] {
            let results = each(&text, &items, |item| {
                thread::sleep(std::time::Duration::from_millis(*item));
                item * 2
            });
            let expected: Vec<_> = items.iter().map(|item| item * 2).collect();
            assert_eq!(results, expected);
        }
    }

    #[test]
    fn two_parts_of_a_large_text_are_found_out_at_once() {
        // Each waits for the other one.
        let barrier = Barrier::new(2);
        let wait = || barrier.wait();
        let (one, other) = both(&" ".repeat(LARGE), wait, wait);
        assert_ne!(one.is_leader(), other.is_leader());
    }
}
