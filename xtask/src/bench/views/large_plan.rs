//! A plan a hundred times as large as a city's, made of its own words: 90 initiatives of 70 measures each.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

/// How many initiatives, and measures of each: 6,300 measures, within the two digits that ids have.
const SIZE: (usize, usize) = (90, 70);

/// The large plan as a file's text; the same on every run.
///
/// # Errors
/// The text is no plan.
pub fn large_plan(text: &str) -> Result<String> {
    let mut plan: Value = serde_json::from_str(text)?;
    let list = |plan: &Value, of: &str| plan[of].as_array().cloned().context("no plan");
    let (initiatives, links) = (list(&plan, "initiatives")?, list(&plan, "links")?);
    let measures: Vec<Value> = initiatives
        .iter()
        .flat_map(|initiative| initiative["measures"].as_array().cloned().unwrap_or_default())
        .collect();
    let copy = |nth: usize| {
        let mut initiative = initiatives[nth % initiatives.len()].clone();
        let (number, round) = (nth + 1, nth / initiatives.len() + 1);
        let measure = |place: usize| {
            let mut measure = measures[(nth * SIZE.1 + place) % measures.len()].clone();
            measure["id"] = json!(format!("m{number:02}{:02}", place + 1));
            measure["name"] =
                json!(format!("{}（第{round}地区{}）", measure["name"].as_str().unwrap_or(""), place + 1));
            measure
        };
        initiative["id"] = json!(format!("i{number:02}"));
        initiative["number"] = json!(number);
        initiative["measures"] = (0..SIZE.1).map(measure).collect();
        initiative
    };
    // Every round of copies has the links of the city's plan, as far as their initiatives are there.
    let moved = |link: &Value, by: usize| {
        let id = |end: &Value| {
            let number: usize = end.as_str()?.strip_prefix('i')?.parse().ok()?;
            (number + by <= SIZE.0).then(|| json!(format!("i{:02}", number + by)))
        };
        let declared: Option<Vec<Value>> = link["declared_by"].as_array()?.iter().map(id).collect();
        Some(
            json!({ "kind": link["kind"], "from": id(&link["from"])?, "to": id(&link["to"])?, "declared_by": declared? }),
        )
    };
    let rounds = (0..SIZE.0).step_by(initiatives.len());
    plan["links"] = rounds.flat_map(|by| links.iter().filter_map(move |link| moved(link, by))).collect();
    plan["initiatives"] = (0..SIZE.0).map(copy).collect();
    plan["remarks"] = json!([]);
    plan["id"] = json!("large");
    Ok(plan.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_plan_by_all_rules_and_has_6300_measures() {
        let text = std::fs::read_to_string(crate::repo::Repo::here().plan()).unwrap_or_default();
        let text = large_plan(&text).map_err(|error| error.to_string());
        let plan = ayumi::plan::read(&text.unwrap_or_default()).map_err(|error| error.problems);
        assert_eq!(plan.map(|plan| plan.measures().count()), Ok(6300));
    }
}
