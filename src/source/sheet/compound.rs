//! The streams of a compound file, in which `.xls` is kept: files within a file, cut into sectors that a table puts in their
//! order. What is damaged here is left to whoever reads the workbook, who has sentences for it.

/// How long the header is, whatever the sectors are.
const HEADER: usize = 512;

/// How many tables of sectors the header itself names.
const NAMED: usize = 109;

/// What ends a chain of sectors, or is none.
const LAST: u32 = 0xFFFF_FFF9;

/// Streams that are shorter are kept in small sectors, within a stream of their own.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector that follows each.
    next: Vec<u32>,
    next_small: Vec<u32>,
    directory: Vec<u8>,
    small: Vec<u8>,
}

/// A number of this many bytes, the lowest first.
fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(N)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| (number << 8) | u32::from(*byte)))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| number::<4>(four, 0))
}

impl<'b> Compound<'b> {
    /// Finds its parts; `None` where it is none.
    pub(super) fn of(bytes: &'b [u8]) -> Option<Self> {
        let sector = 1 << number::<2>(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let (directory, small_table) = (number::<4>(bytes, 48)?, number::<4>(bytes, 60)?);
        let mut file =
            Self { bytes, sector, next: Vec::new(), next_small: Vec::new(), directory: Vec::new(), small: Vec::new() };
        let mut tables: Vec<u32> = numbers(bytes.get(76..HEADER)?).take(NAMED).collect();
        let mut more = number::<4>(bytes, 68)?;
        // No chain is longer than there are sectors.
        for _ in 0..=bytes.len() / sector {
            let Some(named) = file.sector(more) else { break };
            tables.extend(numbers(named));
            more = tables.pop()?;
        }
        // Of more sectors than there are, nothing is said.
        let sectors = bytes.len() / sector + 1;
        file.next = tables.iter().filter_map(|table| file.sector(*table)).flat_map(numbers).take(sectors).collect();
        file.directory = file.chain(directory);
        file.next_small = numbers(&file.chain(small_table)).collect();
        file.small = file.chain(number::<4>(&file.directory, 116)?);
        Some(file)
    }

    /// The stream of this name, whatever its case.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_it = |entry: &&[u8]| {
            entry.get(..wanted.len() + 2).is_some_and(|called| {
                called.strip_suffix(&[0, 0]).is_some_and(|called| called.eq_ignore_ascii_case(&wanted))
            })
        };
        let entry = self.directory.chunks_exact(128).find(is_it)?;
        let (start, length) = (number::<4>(entry, 116)?, number::<4>(entry, 120)? as usize);
        let mut stream = if length < SMALL { self.small_chain(start) } else { self.chain(start) };
        stream.truncate(length);
        Some(stream)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last one may be cut off.
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        (number <= LAST).then(|| self.bytes.get(start..end))?
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        let mut chain = Vec::new();
        let mut at = Some(start);
        while let Some(sector) = at.and_then(|at| self.sector(at)).filter(|_| chain.len() <= self.bytes.len()) {
            chain.extend_from_slice(sector);
            at = at.and_then(|at| self.next.get(at as usize).copied());
        }
        chain
    }

    fn small_chain(&self, start: u32) -> Vec<u8> {
        let mut chain = Vec::new();
        let mut at = Some(start as usize);
        while let Some(found) = at.filter(|_| chain.len() < SMALL) {
            let Some(sector) = found.checked_mul(SMALL_SECTOR).and_then(|start| self.small.get(start..)) else { break };
            chain.extend_from_slice(&sector[..SMALL_SECTOR.min(sector.len())]);
            at = self.next_small.get(found).filter(|next| **next <= LAST).map(|next| *next as usize);
        }
        chain
    }
}
