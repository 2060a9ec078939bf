//! What a screen reader is told of a window, as a list.

use eframe::egui::accesskit::{Node, NodeId, Role, Toggled, TreeUpdate};
use eframe::egui::{Pos2, Rect, pos2};

/// One widget with a name or a value.
#[derive(Clone, Debug)]
pub struct Widget {
    /// What kind it is.
    pub role: Role,
    /// Its name.
    pub label: String,
    /// What it holds.
    pub value: String,
    /// Where it is, in points from the window's upper left corner.
    pub rect: Rect,
    /// Whether it cannot be used now.
    pub disabled: bool,
    /// Whether it is ticked, pressed in or chosen.
    pub chosen: bool,
    /// Whether it has the keyboard.
    pub focused: bool,
}

impl Widget {
    /// Its middle, in points.
    pub fn center(&self) -> Pos2 {
        self.rect.center()
    }

    /// Whether its name or what it holds is exactly this.
    pub fn is(&self, text: &str) -> bool {
        self.label == text || self.value == text
    }

    /// Whether its name or what it holds contains this.
    pub fn says(&self, text: &str) -> bool {
        self.label.contains(text) || self.value.contains(text)
    }
}

/// The widgets that have a name or a value, in the tree's order.
pub fn widgets(tree: &TreeUpdate) -> Vec<Widget> {
    tree.nodes.iter().filter_map(|(id, node)| widget(tree, *id, node)).collect()
}

fn widget(tree: &TreeUpdate, id: NodeId, node: &Node) -> Option<Widget> {
    let bounds = node.bounds()?;
    let label = name(tree, node);
    let value = node.value().unwrap_or_default().to_owned();
    if label.is_empty() && value.is_empty() {
        return None;
    }
    Some(Widget {
        role: node.role(),
        label,
        value,
        rect: Rect::from_min_max(pos2(bounds.x0 as f32, bounds.y0 as f32), pos2(bounds.x1 as f32, bounds.y1 as f32)),
        disabled: node.is_disabled(),
        chosen: node.toggled() == Some(Toggled::True) || node.is_selected() == Some(true),
        focused: tree.focus == id,
    })
}

/// Its own name, or that of the widgets that name it.
fn name(tree: &TreeUpdate, node: &Node) -> String {
    if let Some(label) = node.label() {
        return label.to_owned();
    }
    let named_by = |id: &NodeId| {
        let (_, node) = tree.nodes.iter().find(|(other, _)| other == id)?;
        node.label().or(node.value())
    };
    node.labelled_by().iter().filter_map(named_by).collect::<Vec<_>>().join(" ")
}
