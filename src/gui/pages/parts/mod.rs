//! What several pages show, and the forms of numbers, dates and names in it. Knows no page.

pub(super) mod arrival;
pub(super) mod before;
pub(super) mod bulk;
pub(super) mod earlier;
pub(super) mod format;
pub(super) mod kept;
pub(super) mod product;
pub(super) mod recent;
pub(super) mod repeat;
mod unchecked;

pub(super) use unchecked::unchecked;
