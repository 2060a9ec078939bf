mod checking;
mod done;
mod lookups;
mod pace;
mod pipeline;
mod rate;
mod same_second;
mod send;
