//! How many different values a column has, in memory that does not grow with the file: exact while there are few, an
//! estimate (HyperLogLog) once there are many. The same values give the same answer on every machine and in any order.

use hashbrown::HashTable;

/// Bits of a hash that choose a register; 2^13 registers estimate to about 1.2%.
const REGISTER_BITS: u32 = 13;
const REGISTERS: usize = 1 << REGISTER_BITS;

/// A 64-bit hash of a value. Not keyed: it protects against nothing and must never change between runs.
#[inline]
pub(super) fn hash(bytes: &[u8]) -> u64 {
    const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;
    const SECOND: u64 = 0xD1B5_4A32_D192_ED03;
    let fold = |a: u64, b: u64| {
        let product = u128::from(a) * u128::from(b);
        (product as u64) ^ ((product >> 64) as u64)
    };
    let word = |chunk: &[u8; 8]| u64::from_le_bytes(*chunk);
    let half = |chunk: &[u8; 4]| u64::from(u32::from_le_bytes(*chunk));
    let mut state = FIRST ^ (bytes.len() as u64).wrapping_mul(SECOND);
    // What is left over is read together with bytes that were read before, since copying it would cost more.
    let last = match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(last), ..) => {
            for chunk in bytes[..bytes.len() - 1].as_chunks::<8>().0 {
                state = fold(state ^ word(chunk), SECOND);
            }
            word(last)
        }
        (None, Some(first), Some(last), _) => half(first) << 32 | half(last),
        (.., [first, .., last]) => u64::from(*first) << 16 | u64::from(bytes[bytes.len() / 2]) << 8 | u64::from(*last),
        (.., [only]) => u64::from(*only),
        _ => 0,
    };
    state = fold(state ^ last, FIRST);
    fold(state ^ SECOND, FIRST ^ (state >> 32))
}

/// Counts different hashes.
#[derive(Clone, Debug)]
pub(super) enum Distinct {
    Exact { hashes: HashTable<u64>, limit: usize },
    Estimate(Box<[u8; REGISTERS]>),
}

/// How many different values a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Different {
    /// How many there are, or about how many.
    pub count: u64,
    /// Whether they were counted; else the number is an estimate that is off by a percent or two.
    pub exact: bool,
}

impl Distinct {
    /// Exact up to the limit.
    pub(super) fn new(limit: usize) -> Self {
        Self::Exact { hashes: HashTable::new(), limit }
    }

    #[inline]
    pub(super) fn add(&mut self, hash: u64) {
        match self {
            Self::Estimate(registers) => raise(registers, hash),
            Self::Exact { hashes, limit } => {
                if hashes.find(hash, |&known| known == hash).is_some() {
                    return;
                }
                hashes.insert_unique(hash, hash, |&known| known);
                if hashes.len() > *limit {
                    *self = Self::Estimate(estimate(hashes));
                }
            }
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        match other {
            Self::Exact { hashes, .. } => hashes.iter().for_each(|&hash| self.add(hash)),
            Self::Estimate(more) => {
                if let Self::Exact { hashes, .. } = self {
                    *self = Self::Estimate(estimate(hashes));
                }
                if let Self::Estimate(registers) = self {
                    registers
                        .iter_mut()
                        .zip(more.iter())
                        .for_each(|(register, &more)| *register = (*register).max(more));
                }
            }
        }
    }

    pub(super) fn count(&self) -> Different {
        match self {
            Self::Exact { hashes, .. } => Different { count: hashes.len() as u64, exact: true },
            Self::Estimate(registers) => Different { count: estimated(registers), exact: false },
        }
    }
}

fn estimate(hashes: &HashTable<u64>) -> Box<[u8; REGISTERS]> {
    let mut registers = Box::new([0; REGISTERS]);
    hashes.iter().for_each(|&hash| raise(&mut registers, hash));
    registers
}

#[inline]
fn raise(registers: &mut [u8; REGISTERS], hash: u64) {
    let register = &mut registers[(hash >> (64 - REGISTER_BITS)) as usize];
    // The bit below the used ones ends the run, so that a rank always exists.
    let rank = ((hash << REGISTER_BITS) | (1 << (REGISTER_BITS - 1))).leading_zeros() as u8 + 1;
    if rank > *register {
        *register = rank;
    }
}

/// The estimate of Flajolet et al., with linear counting while registers are still empty.
fn estimated(registers: &[u8; REGISTERS]) -> u64 {
    let size = REGISTERS as f64;
    let empty = registers.iter().filter(|&&rank| rank == 0).count();
    let harmonic: f64 = registers.iter().map(|&rank| 1.0 / (1_u64 << rank) as f64).sum();
    let raw = 0.7213 / (1.0 + 1.079 / size) * size * size / harmonic;
    let count = if raw <= 2.5 * size && empty > 0 { size * (size / empty as f64).ln() } else { raw };
    count.round() as u64
}
