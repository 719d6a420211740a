//! Starting other programs, with errors that name the command.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// The cargo that started this tool, or the one on the path.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command whose output goes to the terminal.
///
/// # Errors
///
/// If it cannot be started or does not end well.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", words(command)))?;
    if status.success() {
        return Ok(());
    }
    bail!("{} ended with {status}", words(command))
}

/// Runs a command whose output matters only if it fails.
///
/// # Errors
///
/// As [`run`]; the output is then part of the error.
pub(crate) fn quietly(command: &mut Command) -> Result<()> {
    text(command).map(drop)
}

/// What a command writes to its standard output.
///
/// # Errors
///
/// As [`quietly`], and if the output is not UTF-8.
pub(crate) fn text(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {}", words(command)))?;
    if output.status.success() {
        return String::from_utf8(output.stdout)
            .with_context(|| format!("{} did not answer in UTF-8", words(command)));
    }
    let told = [output.stdout, output.stderr].concat();
    bail!(
        "{} ended with {}\n{}",
        words(command),
        output.status,
        String::from_utf8_lossy(&told).trim_end()
    )
}

/// Whether a program of this name can be started from the path.
pub(crate) fn exists(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

/// The command as one would type it.
fn words(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy()));
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_with_what_it_said() {
        let error = text(Command::new("sh").args(["-c", "echo no such luck; exit 3"])).unwrap_err();
        let message = error.to_string();
        assert!(message.starts_with("`sh -c echo no such luck; exit 3` ended with"), "{message}");
        assert!(message.ends_with("\nno such luck"), "{message}");
    }

    #[test]
    fn a_program_that_is_not_there_does_not_exist() {
        assert!(exists("sh"));
        assert!(!exists("no-such-program-anywhere"));
    }
}
