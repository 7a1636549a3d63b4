//! Rules and laws, natively: seeds, journal, exchange, query, graph, HTML snapshots, tidy.
#![recursion_limit = "256"]
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

mod app_laws;
mod calendar;
mod causal_laws;
mod convergence;
mod department_laws;
mod exchange_laws;
mod faults_files;
mod faults_journal;
mod faults_people;
mod files_in;
mod files_out;
mod fixtures;
mod fuzz_import;
mod graph_laws;
mod graph_picture;
mod html;
mod insight_outlook;
mod insight_progress;
mod insight_totals;
mod journal_laws;
mod numbers;
mod overview_numbers;
mod plan_lookup;
mod plan_rules;
mod query_laws;
mod redaction_laws;
mod sample;
mod schema;
mod seeds;
mod stage;
mod tidy;
mod vault;
mod views_about;
mod views_collect;
mod views_department;
mod views_department_form;
mod views_files;
mod views_graph;
mod views_graph_boxes;
mod views_initiative;
mod views_measures;
mod views_overview;
mod views_roadmap;
mod views_workshop;
