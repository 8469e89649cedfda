//! `windlass manual`: the manual page, one section for each command.

use crate::arguments::Arguments;
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use clap::CommandFactory;
use windlass::Complaint;

/// Prints the page in roff.
pub fn run(terminal: &Terminal) -> Result {
    let mut page = Vec::new();
    let program = Arguments::command();
    let commands: Vec<_> = program.get_subcommands().cloned().collect();
    let mut render = |command: clap::Command| clap_mangen::Man::new(command).render(&mut page);
    let rendered = render(program).and_then(|()| {
        commands.into_iter().try_for_each(|command| {
            let name = format!("windlass-{}", command.get_name());
            render(command.display_name(name))
        })
    });
    rendered.map_err(|e| Complaint::internal("manual", e.to_string()))?;
    terminal.print(&String::from_utf8_lossy(&page));
    Ok(Outcome::Done)
}
