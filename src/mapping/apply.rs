//! A record and a mapping give events, or the reason why not. Pure: no I/O, no clock.
