//! A database, reached from the command line: what it is given, and what it is not.

use std::fs;

use crate::support::folder::Folder;
use crate::support::mariadb::{Database, MariaDb};
use crate::support::mysql_double::Double;
use crate::support::postgres::Postgres;
use crate::support::program::{Outcome, Program};

const PASSWORD: (&str, &str) = ("BACKFILL_DATABASE_PASSWORD", "reader");

const MAPPING: &str = r#"
[mapping]
zone = "UTC"
[[mapping.rules]]
who = { column = "login" }
when = { column = "created_at", format = "year-first" }
what = { from = "fixed", name = "Joined" }
"#;

/// A plan for a table at this host and port.
fn plan(host: &str, port: u16, database: &str, more: &str) -> String {
    format!(
        "version = 1\n[source]\nkind = \"mysql\"\nhost = \"{host}\"\nport = \"{port}\"\nuser = \"reader\"\n\
         database = \"{database}\"\ntable = \"users\"\n{more}\n{MAPPING}"
    )
}

fn users() -> Database<'static> {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE users (id INT PRIMARY KEY, login VARCHAR(80), created_at DATETIME)");
    database.run("INSERT INTO users VALUES (1, 'ada@example.com', '2016-01-01 00:00:00')");
    database
}

#[test]
fn the_password_of_the_environment_goes_only_where_somebody_said() {
    let (folder, program) = (Folder::new(), Program::new());
    let check = |more: &[&str]| program.run_with(folder.path(), [&["check", "plan.toml"], more].concat(), &[PASSWORD]);
    // A plan that leads to somebody else's server.
    let stranger = Double::start(|talk| talk.let_in());
    folder.write("plan.toml", plan("127.0.0.1", stranger.port, "shop", ""));
    let refused = check(&[]).expect_code(1);
    let named = format!("--database \"127.0.0.1:{}\"", stranger.port);
    assert!(refused.stderr.contains(&named), "{}", refused.stderr);
    assert!(stranger.heard().is_empty(), "nothing at all was said to it");
    let other = check(&["--database", "db.example.com"]).expect_code(1);
    assert!(other.stderr.contains("not db.example.com"), "{}", other.stderr);

    // Named once, it is remembered for this server alone.
    let database = users();
    folder.write("plan.toml", plan("127.0.0.1", MariaDb::shared().port, &database.name, ""));
    check(&[]).expect_code(1);
    check(&["--database", "127.0.0.1"]).expect_code(0);
    check(&[]).expect_code(0);
    folder.write("plan.toml", plan("127.0.0.1", stranger.port, "shop", ""));
    check(&[]).expect_code(1);
    assert!(stranger.heard().is_empty());
}

#[test]
fn a_plan_that_was_made_for_a_database_here_can_be_run_here() {
    let (folder, program, database) = (Folder::new(), Program::new(), users());
    let address = format!("mysql://reader@127.0.0.1:{}/{}", MariaDb::shared().port, database.name);
    let arguments = ["plan", &address, "--table", "users", "--event", "Joined", "-o", "plan.toml"];
    program.run_with(folder.path(), arguments, &[PASSWORD]).expect_code(0);
    program.run_with(folder.path(), ["check", "plan.toml"], &[PASSWORD]).expect_code(0);
}

#[test]
fn postgres_is_reached_in_the_same_way() {
    let (folder, program, mut database) = (Folder::new(), Program::new(), Postgres::shared().database());
    database.run(
        "CREATE SCHEMA shop; GRANT USAGE ON SCHEMA shop TO PUBLIC;
         CREATE TABLE shop.users (id INT PRIMARY KEY, login TEXT, created_at TIMESTAMPTZ);
         INSERT INTO shop.users VALUES (1, 'ada@example.com', '2016-01-01 00:00:00+00')",
    );
    let address = format!("postgresql://reader@127.0.0.1:{}/{}", Postgres::shared().port, database.name);
    let rows = ["rows", &address, "--query", "SELECT login, created_at FROM shop.users"];
    let shown = program.run_with(folder.path(), rows, &[PASSWORD]).expect_code(0).stdout;
    assert_eq!(shown.lines().collect::<Vec<_>>(), ["login,created_at", "ada@example.com,2016-01-01 00:00:00 UTC"]);
    let arguments = ["plan", &address, "--table", "shop.users", "--event", "Joined", "-o", "plan.toml"];
    program.run_with(folder.path(), arguments, &[PASSWORD]).expect_code(0);
    let plan = fs::read_to_string(folder.at("plan.toml")).expect("a plan");
    assert!(plan.contains("kind = \"postgres\"") && !plan.contains("password"), "{plan}");
    program.run_with(folder.path(), ["check", "plan.toml"], &[PASSWORD]).expect_code(0);
    let refused = program.run_with(folder.path(), ["check", "plan.toml"], &[(PASSWORD.0, "5ec2e7")]).expect_code(1);
    assert!(refused.stderr.contains("refused this user name or password"), "{}", refused.stderr);
    assert!(!refused.stderr.contains("5ec2e7"), "{}", refused.stderr);
}

#[test]
fn a_plan_never_makes_the_connection_less_safe() {
    let (folder, program) = (Folder::new(), Program::new());
    let preview =
        |more: &[&str]| program.run(folder.path(), [&["preview", "plan.toml"], more].concat()).expect_code(1).stderr;
    let host = "no-such-host.invalid";
    for tls in ["off", "unverified", "authority"] {
        folder.write("plan.toml", plan(host, 3306, "shop", &format!("tls = \"{tls}\"")));
        let refused = preview(&[]);
        assert!(refused.contains("less secure connection") && refused.contains("--encryption"), "{refused}");
        // Chosen here, it is the person's: the way there is tried.
        let tried = preview(&["--encryption", "off"]);
        assert!(
            tried.contains("isn't encrypted, as you chose") && tried.contains("There is no server called"),
            "{tried}"
        );
    }
    let tried = preview(&["--encryption", "required"]);
    assert!(!tried.contains("as you chose") && tried.contains("There is no server called"), "{tried}");
    folder.write("plan.toml", plan(host, 3306, "shop", "ca_file = \"brought-along.pem\""));
    assert!(preview(&[]).contains("trusts certificates"));
    folder.write("plan.toml", plan(host, 3306, "shop", ""));
    assert!(preview(&[]).contains("There is no server called"), "as usual, nothing has to be said");
}

#[test]
fn a_password_in_an_address_is_never_repeated() {
    let folder = Folder::new();
    folder.write("users.csv", "user_id,created_at\n1,2016-01-03\n");
    for (arguments, code) in [
        (&["rows", "mysqlx://joe:5ec2e7@db.example.com/shop"][..], 1),
        (&["rows", "mysql:/joe:5ec2e7@db.example.com/shop"], 1),
        (&["rows", "oracle://joe:5ec2e7@db.example.com/shop"], 1),
        (&["rows", "postgres://joe:5ec2e7@db.example.com:port/shop", "--table", "t"], 1),
        (&["rows", "joe:5ec2e7@tcp(db.example.com:3306)/shop"], 1),
        (&["rows", "mysql://joe:5ec2e7@db.example.com:port/shop", "--table", "t"], 1),
        (&["rows", "mysql://joe:5ec2e7@/shop", "--table", "t"], 1),
        (&["rows", "mysql://joe:5ec2e7@a b/shop", "--table", "t"], 1),
        (&["rows", "mysql://joe:5ec2e7@h/shop?ssl=yes", "--table", "t"], 1),
        (&["mysql://joe:5ec2e7@db.example.com/shop"], 1),
        (&["rows", "users.csv", "mysql://joe:5ec2e7@db.example.com/shop"], 1),
        (&["rows", "--mysql://joe:5ec2e7@db.example.com/shop"], 2),
        (&["run", "mysql://joe:5ec2e7@db.example.com/shop"], 1),
        (&["check", "mysqlx://joe:5ec2e7@db.example.com/shop"], 1),
        (&["save", "mysqlx://joe:5ec2e7@db.example.com/shop", "out"], 1),
        (&["plan", "users.csv", "--event", "A", "--look-up", "user_id=mysqlx://joe:5ec2e7@db.example.com/shop"], 1),
    ] {
        let environment = [("KISSMETRICS_API_KEY", "0123456789abcdef0123456789abcdef01234567")];
        let Outcome { code: ended, stdout, stderr } = Program::new().run_with(folder.path(), arguments, &environment);
        assert_eq!(ended, Some(code), "{arguments:?}: {stderr}");
        assert!(!stdout.contains("5ec2e7") && !stderr.contains("5ec2e7"), "{arguments:?}: {stderr}");
        assert!(!stderr.trim().is_empty(), "{arguments:?}");
    }
}

#[test]
fn that_others_can_see_a_password_in_the_command_is_said() {
    let (folder, database) = (Folder::new(), users());
    let port = MariaDb::shared().port;
    let rows = |user: &str| {
        let address = format!("mysql://{user}@127.0.0.1:{port}/{}", database.name);
        Program::new()
            .run_with(folder.path(), ["rows", &address, "--table", "users"], &[PASSWORD])
            .expect_code(0)
            .stderr
    };
    assert!(rows("reader:reader").contains("others on this computer can read it"));
    assert!(!rows("reader").contains("others on this computer"));
}

/// Runs the program at a terminal, answers each question when it is asked, and gives all that was shown. A password is
/// typed once the terminal no longer shows what is typed.
#[cfg(target_os = "linux")]
fn at_a_terminal(
    program: &Program,
    folder: &Folder,
    command: &str,
    environment: &[(&str, &str)],
    answers: &[(&str, &str)],
) -> String {
    use std::io::{Read, Write};
    use std::process::{Command, Stdio};

    use crate::support::wait;

    let program = program.command();
    let name = program.get_program().to_string_lossy().into_owned();
    let data: Vec<String> = program.get_args().map(|part| part.to_string_lossy().into_owned()).collect();
    let whole = format!("tty >terminal; exec {name} {} {command}", data.join(" "));
    let mut terminal = Command::new("script");
    terminal.args(["-q", "-e", "-c", &whole, "/dev/null"]).current_dir(folder.path()).env_clear();
    terminal.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    terminal.envs(environment.iter().copied()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = terminal.spawn().expect("script can be run");
    let (mut typed, mut screen) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
    let (mut shown, mut answers, mut bytes) = (String::new(), answers.iter(), [0; 256]);
    let mut next = answers.next();
    while let Ok(read @ 1..) = screen.read(&mut bytes) {
        shown.push_str(&String::from_utf8_lossy(&bytes[..read]));
        if let Some((question, answer)) = next
            && shown.contains(question)
        {
            if *question == PASSWORD_IS_ASKED {
                wait::until("the terminal to show nothing", || {
                    let device = fs::read_to_string(folder.at("terminal")).ok()?;
                    let state = Command::new("stty").args(["-F", device.trim(), "-a"]).output().ok()?;
                    String::from_utf8_lossy(&state.stdout).contains("-echo ").then_some(())
                });
            }
            typed.write_all(format!("{answer}\n").as_bytes()).expect("it listens");
            next = answers.next();
        }
    }
    let _ = child.wait();
    assert!(next.is_none(), "it never asked {next:?}: {shown}");
    shown
}

#[cfg(target_os = "linux")]
const PASSWORD_IS_ASKED: &str = "Enter for none): ";

#[cfg(target_os = "linux")]
#[test]
fn at_a_terminal_the_password_is_asked_for_and_not_shown() {
    let (folder, program, mut database) = (Folder::new(), Program::new(), users());
    let user = format!("{}_t", database.name);
    database.run(&format!(
        "CREATE USER {user}@'%' IDENTIFIED BY '5ec2e7'; GRANT SELECT ON {}.* TO {user}@'%'",
        database.name
    ));
    let command = format!("rows mysql://{user}@127.0.0.1:{}/{} --table users", MariaDb::shared().port, database.name);
    let shown = at_a_terminal(&program, &folder, &command, &[], &[(PASSWORD_IS_ASKED, "5ec2e7")]);
    database.run(&format!("DROP USER {user}@'%'"));
    assert!(shown.contains("ada@example.com"), "{shown}");
    assert!(!shown.contains("5ec2e7"), "{shown}");
}

#[cfg(target_os = "linux")]
#[test]
fn at_a_terminal_a_plans_database_is_agreed_to_once() {
    let (folder, program, database) = (Folder::new(), Program::new(), users());
    folder.write("plan.toml", plan("127.0.0.1", MariaDb::shared().port, &database.name, ""));
    let server = format!("127.0.0.1:{}", MariaDb::shared().port);
    let check = |answers: &[(&str, &str)]| at_a_terminal(&program, &folder, "check plan.toml", &[PASSWORD], answers);
    let refused = check(&[("Type yes: ", "no")]);
    assert!(refused.contains(&server) && refused.contains("may go there"), "{refused}");
    assert!(check(&[("Type yes: ", "yes")]).contains("1 event"));
    assert!(check(&[]).contains("1 event"), "it is not asked again");
}

#[cfg(unix)]
#[test]
fn ssh_gets_neither_the_key_nor_the_password_of_the_environment() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new();
    let seen = folder.at("seen");
    let script = format!(
        "#!/bin/sh\nenv >'{0}'\nprintf '%s\\n' \"$@\" >>'{0}'\necho 'Connection refused' >&2\nexit 255\n",
        seen.display()
    );
    let ssh = folder.write("bin/ssh", script);
    fs::set_permissions(&ssh, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    let path = format!("{}:{}", folder.at("bin").display(), std::env::var("PATH").unwrap_or_default());
    let outcome = Program::new()
        .run_with(
            folder.path(),
            ["rows", "mysql://reader@db.example.com/shop?ssh-host=gate.example.com", "--table", "t"],
            &[
                ("PATH", path.as_str()),
                ("KISSMETRICS_API_KEY", "5ec2e7key"),
                ("BACKFILL_DATABASE_PASSWORD", "5ec2e7password"),
                ("SSH_AUTH_SOCK", "/an/agent"),
            ],
        )
        .expect_code(1);
    let seen =
        fs::read_to_string(seen).unwrap_or_else(|error| panic!("ssh was not called ({error}): {}", outcome.stderr));
    assert!(seen.contains("gate.example.com"), "{seen}");
    assert!(seen.contains("HOME=") && seen.contains("SSH_AUTH_SOCK=/an/agent"), "what ssh needs is there: {seen}");
    assert!(!seen.contains("5ec2e7") && !seen.contains("KISSMETRICS") && !seen.contains("BACKFILL"), "{seen}");
}
