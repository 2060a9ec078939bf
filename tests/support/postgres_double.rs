//! A stand-in for a PostgreSQL server, for what no real one does at a test's wish: broken and hostile answers, and those of
//! versions that no package has. Laid out as the documentation says ("Message Formats").

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};

use super::mysql_double::raw;

/// The number of a type of texts.
pub const TEXT: u32 = 25;
/// Of numbers that are not exact.
pub const DOUBLE: u32 = 701;
/// Of exact ones.
pub const NUMERIC: u32 = 1700;

/// What it says to one statement.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The columns: what they are called, and the numbers of their types.
    pub columns: Vec<(&'static str, u32)>,
    /// The rows of a `SELECT`.
    pub rows: Vec<Vec<&'static str>>,
    /// What a `COPY` gives, message by message.
    pub copied: Vec<Vec<u8>>,
    /// How it fails behind that: a code and words.
    pub failure: Option<(&'static str, &'static str)>,
}

/// A server of one table, whose `COPY` gives these lines.
#[derive(Clone, Debug)]
pub struct Shop {
    /// What it says that its version is: words, and the number.
    pub version: (&'static str, &'static str),
    /// The columns of whatever somebody asks for.
    pub columns: Vec<(&'static str, u32)>,
    /// What each `COPY` gives in its turn; the last one also later.
    pub copies: Vec<Answer>,
}

impl Shop {
    /// A server whose table has one column.
    pub fn new(column: (&'static str, u32), lines: &[&str]) -> Self {
        let copied = lines.iter().map(|line| line.as_bytes().to_vec()).collect();
        let copies = vec![Answer { copied, ..Answer::default() }];
        Self { version: ("15.8", "150008"), columns: vec![column], copies }
    }

    fn answer(&self, query: &str, copied: &Mutex<usize>) -> Answer {
        let texts = |count: usize| vec![("text", TEXT); count];
        if query.contains("server_version_num") {
            let rows = vec![vec!["0", self.version.0, self.version.1]];
            return Answer { columns: texts(3), rows, ..Answer::default() };
        }
        if query.starts_with("COPY") {
            let mut copied = copied.lock().expect("nobody panics with it");
            let place = (*copied).min(self.copies.len() - 1);
            *copied += 1;
            return self.copies[place].clone();
        }
        if query.contains("pg_class") || query.contains("pg_roles") {
            return Answer { columns: texts(4), ..Answer::default() };
        }
        Answer { columns: self.columns.clone(), ..Answer::default() }
    }
}

/// Serves everybody who comes, until the end of the tests; the port at 127.0.0.1.
pub fn serve(shop: Shop) -> u16 {
    let copied = Arc::new(Mutex::new(0));
    spoilt(move |talk| talk.run(&shop, &copied, None))
}

/// The same, but to the message of this number it says this and leaves.
pub fn spoilt_at(shop: Shop, nth: usize, nonsense: &'static [u8]) -> u16 {
    let copied = Arc::new(Mutex::new(0));
    spoilt(move |talk| talk.run(&shop, &copied, Some((nth, nonsense))))
}

/// Refuses everybody who signs in, with a code and words.
pub fn refusing(code: &'static str, words: &'static str) -> u16 {
    spoilt(move |talk| {
        talk.hear(true)?;
        talk.fail(code, words)
    })
}

fn spoilt(serve: impl Fn(&mut Talk) -> io::Result<()> + Send + Sync + 'static) -> u16 {
    raw(move |stream| {
        // What is said stands in many small messages. Whoever comes may leave at any time.
        let _ = stream.set_nodelay(true);
        let _ = serve(&mut Talk { stream });
    })
}

/// A connection to somebody.
struct Talk {
    stream: TcpStream,
}

impl Talk {
    fn run(&mut self, shop: &Shop, copied: &Mutex<usize>, spoil: Option<(usize, &[u8])>) -> io::Result<()> {
        self.hear(true)?;
        self.say(b'R', &0_u32.to_be_bytes())?;
        self.say(b'K', &[0; 8])?;
        self.say(b'Z', b"I")?;
        let mut answer = Answer::default();
        for number in 1.. {
            let (letter, body) = self.hear(false)?;
            if let Some((_, nonsense)) = spoil.filter(|(nth, _)| *nth == number) {
                return self.stream.write_all(nonsense);
            }
            let texts = || body.split(|byte| *byte == 0).map(|text| String::from_utf8_lossy(text).into_owned());
            match letter {
                b'Q' => {
                    self.say(b'C', b"OK\0")?;
                    self.say(b'Z', b"T")?;
                }
                b'P' => {
                    answer = shop.answer(&texts().nth(1).unwrap_or_default(), copied);
                    self.say(b'1', &[])?;
                }
                b'D' => self.describe(&answer.columns)?,
                b'B' => self.say(b'2', &[])?,
                b'E' => self.give(&answer)?,
                b'S' => self.say(b'Z', b"T")?,
                b'C' => self.say(b'3', &[])?,
                _ => break,
            }
        }
        Ok(())
    }

    fn describe(&mut self, columns: &[(&str, u32)]) -> io::Result<()> {
        self.say(b't', &[0, 0])?;
        if columns.is_empty() {
            return self.say(b'n', &[]);
        }
        let mut body = count(columns.len());
        for (name, data_type) in columns {
            body.extend(name.as_bytes());
            // Of no table, of no fixed length, as text.
            body.extend([0; 7]);
            body.extend(data_type.to_be_bytes());
            body.extend([0xff; 6]);
            body.extend([0; 2]);
        }
        self.say(b'T', &body)
    }

    fn give(&mut self, answer: &Answer) -> io::Result<()> {
        if answer.columns.is_empty() {
            self.say(b'H', &[0, 0, 1, 0, 0])?;
            for line in &answer.copied {
                self.say(b'd', line)?;
            }
            match answer.failure {
                Some((code, words)) => return self.fail(code, words),
                None => self.say(b'c', &[])?,
            }
        }
        for row in &answer.rows {
            let mut body = count(row.len());
            for cell in row {
                body.extend(u32::try_from(cell.len()).expect("it is short").to_be_bytes());
                body.extend(cell.as_bytes());
            }
            self.say(b'D', &body)?;
        }
        self.say(b'C', b"OK\0")
    }

    fn fail(&mut self, code: &str, words: &str) -> io::Result<()> {
        self.say(b'E', format!("SERROR\0VERROR\0C{code}\0M{words}\0\0").as_bytes())
    }

    /// Says one message.
    fn say(&mut self, letter: u8, body: &[u8]) -> io::Result<()> {
        let length = u32::try_from(body.len() + 4).expect("it is short");
        self.stream.write_all(&[&[letter][..], &length.to_be_bytes(), body].concat())
    }

    /// Hears one message; the first of a connection has no letter.
    fn hear(&mut self, first: bool) -> io::Result<(u8, Vec<u8>)> {
        let (mut letter, mut length) = ([0], [0; 4]);
        if !first {
            self.stream.read_exact(&mut letter)?;
        }
        self.stream.read_exact(&mut length)?;
        let mut body = vec![0; (u32::from_be_bytes(length) as usize).saturating_sub(4)];
        self.stream.read_exact(&mut body)?;
        Ok((letter[0], body))
    }
}

fn count(length: usize) -> Vec<u8> {
    u16::try_from(length).expect("there are few").to_be_bytes().to_vec()
}
