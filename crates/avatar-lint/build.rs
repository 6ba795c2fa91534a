//! Links the command on Linux at a fixed address.
//!
//! Otherwise the system moves the tables of the format, the rules and the options while
//! the process starts, which touches all of them, in a run that needs few.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |name: &str| env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    let is_static = target("FEATURE").contains("crt-static");
    if target("OS") == "linux" && target("ENV") == "gnu" && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
