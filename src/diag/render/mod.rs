//! Empty on this branch; the renderers come from another.
