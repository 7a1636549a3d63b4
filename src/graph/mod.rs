//! The dependency graph: model, layering, coordinates, routing of edges, reachability.
