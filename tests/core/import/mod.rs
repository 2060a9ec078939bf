mod done;
mod pace;
mod rate;
mod send;
