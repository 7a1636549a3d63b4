//! Each rule a plan must keep, broken once: the city's plan with one fault, and the place and rule it is told by.

use ayumi::journal::Scale;
use ayumi::plan::{self, Problem, Rule};
use serde_json::{Value, json};

use crate::city::city_plan;

/// The city's plan as people write it, with `fault` done to it.
fn broken(fault: impl FnOnce(&mut Value)) -> String {
    let mut plan = serde_json::to_value(city_plan()).unwrap();
    fault(&mut plan);
    plan.to_string()
}

fn problems(fault: impl FnOnce(&mut Value)) -> Vec<Problem> {
    plan::read(&broken(fault)).unwrap_err().problems
}

/// Place and rule of every problem.
fn told(fault: impl FnOnce(&mut Value)) -> Vec<(String, Rule)> {
    problems(fault).into_iter().map(|problem| (problem.place.path, problem.rule)).collect()
}

fn one(place: &str, rule: Rule) -> Vec<(String, Rule)> {
    vec![(place.to_owned(), rule)]
}

/// What the reader says of text that is no plan, and where.
fn unreadable(text: &str) -> (String, (usize, usize)) {
    let problems = plan::read(text).unwrap_err().problems;
    let [problem] = problems.as_slice() else { panic!("one problem, not {problems:?}") };
    assert_eq!(problem.rule, Rule::PlanFormat);
    (problem.what.clone(), problem.place.line_column.unwrap())
}

#[test]
fn plan_format() {
    assert_eq!(told(|plan| plan["format"] = json!("ayumi/snapshot")), one("format", Rule::PlanFormat));
}

#[test]
fn plan_format_names_the_fault_in_japanese() {
    assert_eq!(
        unreadable("{\n  \"format\": \"ayumi/plan\","),
        ("ファイルが途中で終わっています。".to_owned(), (2, 25))
    );
    let (what, place) = unreadable("{\n  \"format\" \"ayumi/plan\" }");
    assert!(what.starts_with("JSONとして読めません。"), "{what}");
    assert_eq!(place.0, 2);

    let what = |fault: fn(&mut Value)| unreadable(&broken(fault)).0;
    assert!(
        what(|plan| plan["colour"] = json!("red")).starts_with("知らない項目「colour」があります。使えるのは format・")
    );
    let missing = what(|plan| {
        plan.as_object_mut().unwrap().remove("visions");
    });
    assert_eq!(missing, "項目「visions」がありません。");
    assert_eq!(what(|plan| plan["title"] = json!(5)), "値の種類が違います（文字列が必要ですが、整数があります）。");
    assert_eq!(
        what(|plan| plan["years"]["first"] = json!("2026")),
        "値の種類が違います（整数が必要ですが、文字列があります）。"
    );
    assert_eq!(
        what(|plan| plan["visions"] = json!("2026")),
        "値の種類が違います（[ ] の並びが必要ですが、文字列があります）。"
    );
    assert_eq!(
        what(|plan| plan["visions"][0]["number"] = json!(300)),
        "値が範囲の外です（整数が必要ですが、整数があります）。"
    );
    assert_eq!(
        what(|plan| plan["links"][0]["kind"] = json!("arrow")),
        "「arrow」という値は使えません。使えるのは step・related です。"
    );
    assert_eq!(
        what(|plan| plan["initiatives"][0]["measures"][0]["target"]["goal"]["value"] = json!("1,000")),
        "「1,000」は数ではありません。桁区切りなしの半角数字を、引用符で囲んで書いてください。"
    );
    let twice = r#"{"format":"ayumi/plan","format":"ayumi/plan"}"#;
    assert_eq!(unreadable(twice).0, "項目「format」が2回あります。");
}

#[test]
fn goals_say_what_they_lack() {
    fn goal(plan: &mut Value) -> &mut Value {
        &mut plan["initiatives"][0]["measures"][0]["target"]["goal"]
    }
    let lacks = |plan: &mut Value| {
        goal(plan).as_object_mut().unwrap().remove("per");
    };
    let what = |text: String| unreadable(&text).0;
    assert_eq!(what(broken(lacks)), "項目「per」がありません。");
    assert_eq!(
        what(broken(|plan| goal(plan)["kind"] = json!("most"))),
        "「most」という値は使えません。使えるのは number・range・direction・in_place・unset・not_set・words です。"
    );
    let odd = what(broken(|plan| goal(plan)["colour"] = json!("red")));
    assert!(odd.starts_with("知らない項目「colour」があります。"), "{odd}");
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert!(plan::read(&format!("\u{feff}{}", broken(|_| ()))).is_ok());
}

#[test]
fn plan_version() {
    assert_eq!(told(|plan| plan["version"] = json!(3)), one("version", Rule::PlanVersion));
    assert_eq!(told(|plan| plan["version"] = json!(0)), one("version", Rule::PlanVersion));
    // What a newer version added is not what a person must hear of.
    let newer = |plan: &mut Value| {
        plan["version"] = json!(3);
        plan["budgets"] = json!([]);
    };
    assert_eq!(told(newer), one("version", Rule::PlanVersion));
}

#[test]
fn text_present() {
    let place = |path: &str| one(path, Rule::TextPresent);
    assert_eq!(told(|plan| plan["title"] = json!("")), place("title"));
    assert_eq!(told(|plan| plan["departments"][0]["name"] = json!(" \u{3000}")), place("departments[0].name"));
    assert_eq!(
        told(|plan| plan["principles"]["items"][1]["text"][0] = json!("")),
        place("principles.items[1].text[0]")
    );
    assert_eq!(
        told(|plan| plan["background"][2]["blocks"][0]["list"]["points"][1] = json!("")),
        place("background[2].blocks[0].list.points[1]")
    );
    assert_eq!(
        told(|plan| plan["initiatives"][3]["measures"][1]["phases"][0]["text"] = json!("")),
        place("initiatives[3].measures[1].phases[0].text")
    );
    assert_eq!(
        told(|plan| plan["initiatives"][0]["measures"][0]["target"]["goal"]["unit"] = json!("")),
        place("initiatives[0].measures[0].target.goal.unit")
    );
    assert_eq!(told(|plan| plan["remarks"][4]["reason"] = json!("")), place("remarks[4].reason"));
}

#[test]
fn text_visible() {
    let place = |path: &str| one(path, Rule::TextVisible);
    assert_eq!(told(|plan| plan["title"] = json!("計画\u{b}")), place("title"));
    assert_eq!(told(|plan| plan["departments"][0]["name"] = json!("庁\u{200b}舎課")), place("departments[0].name"));
    assert_eq!(
        told(|plan| plan["background"][2]["blocks"][0]["list"]["title"] = json!("\u{202e}題")),
        place("background[2].blocks[0].list.title")
    );
    assert_eq!(told(|plan| plan["remarks"][4]["reason"] = json!("理由\u{e0041}")), place("remarks[4].reason"));
    let told_of = problems(|plan| plan["city"] = json!("\u{202e}市"));
    assert!(told_of[0].what.contains("U+202E"), "{}", told_of[0].what);
    // Lines, and the variants of letters, are text.
    assert!(plan::read(&broken(|plan| plan["city"] = json!("葛\u{e0100}城市\n二行目"))).is_ok());
    // What a message quotes hides nothing either.
    let quoted = problems(|plan| plan["format"] = json!("a\u{202e}b"));
    assert!(quoted[0].what.contains("a〔U+202E〕b"), "{}", quoted[0].what);
}

#[test]
fn name_unique() {
    let with = |name: &str| {
        let name = name.to_owned();
        told(move |plan| plan["departments"].as_array_mut().unwrap().push(json!({"id": "new", "name": name})))
    };
    let city = city_plan();
    let (first, group) = (&city.departments[0].name, &city.groups[0].name);
    for name in [first.clone(), format!("{first}　"), first.replace('課', " 課"), "市\u{2ea0}課".to_owned()] {
        assert_eq!(with(&name), one("departments[19].name", Rule::NameUnique), "{name}");
    }
    assert_eq!(with(group), one("groups[0].name", Rule::NameUnique), "departments stand before groups");
    let alias = city.departments.iter().find_map(|department| department.aliases.first()).unwrap();
    assert_eq!(with(alias), one("departments[19].name", Rule::NameUnique));
    assert_eq!(
        told(|plan| plan["groups"][1]["name"] = plan["groups"][0]["name"].clone()),
        one("groups[1].name", Rule::NameUnique)
    );
}

#[test]
fn id_unique() {
    let first = city_plan().groups[0].id.to_string();
    assert_eq!(
        told(|plan| plan["groups"].as_array_mut().unwrap().push(json!({"id": first, "name": "二つ目"}))),
        one("groups[9].id", Rule::IdUnique)
    );
    let department = city_plan().departments[0].id.to_string();
    assert_eq!(
        told(|plan| plan["departments"].as_array_mut().unwrap().push(json!({"id": department, "name": "二つ目"}))),
        one("departments[19].id", Rule::IdUnique)
    );
    assert_eq!(
        told(|plan| {
            let twin = plan["initiatives"][4]["measures"][2].clone();
            plan["initiatives"][4]["measures"].as_array_mut().unwrap().push(twin);
        }),
        one("initiatives[4].measures[3].id", Rule::IdUnique)
    );
}

#[test]
fn id_form() {
    let with_department = |id: &str| {
        broken(|plan| {
            plan["departments"].as_array_mut().unwrap().push(json!({"id": id, "name": "新しい課"}));
        })
    };
    for id in ["Zaisei", "財政課", "", "7f", "-zaisei", "g-zaisei", "zai sei", "i17", "m9901"] {
        let problems = plan::read(&with_department(id)).unwrap_err().problems;
        assert_eq!(problems.len(), 1, "{id}");
        assert_eq!((problems[0].place.path.as_str(), problems[0].rule), ("departments[19].id", Rule::IdForm), "{id}");
    }
    for id in ["zaisei", "zaisei-2", "m1x", "i"] {
        assert!(plan::read(&with_department(id)).is_ok(), "{id}");
    }
    let new_group = |plan: &mut Value| {
        plan["groups"].as_array_mut().unwrap().push(json!({"id": "madoguchi", "name": "窓口"}));
    };
    assert_eq!(told(new_group), one("groups[9].id", Rule::IdForm));
    assert_eq!(told(|plan| plan["id"] = json!("小金井")), one("id", Rule::IdForm));
    assert_eq!(told(|plan| plan["notes"][0]["id"] = json!("重点")), one("notes[0].id", Rule::IdForm));
    // Nothing names m1201, so its form is all that is wrong.
    assert_eq!(
        told(|plan| plan["initiatives"][11]["measures"][0]["id"] = json!("m1301a")),
        one("initiatives[11].measures[0].id", Rule::IdForm)
    );
    assert_eq!(
        told(|plan| plan["initiatives"][11]["measures"][0]["id"] = json!("m1399")),
        one("initiatives[11].measures[0].id", Rule::IdForm)
    );
}

#[test]
fn id_known() {
    let place = |path: &str| one(path, Rule::IdKnown);
    assert_eq!(
        told(|plan| plan["initiatives"][3]["measures"][0]["leads"][0] = json!("zaisei")),
        place("initiatives[3].measures[0].leads[0]")
    );
    assert_eq!(
        told(|plan| plan["initiatives"][3]["roles"][1]["party"] = json!("g-x")),
        place("initiatives[3].roles[1].party")
    );
    assert_eq!(told(|plan| plan["initiatives"][3]["vision"] = json!(4)), place("initiatives[3].vision"));
    assert_eq!(told(|plan| plan["links"][7]["to"] = json!("i17")), place("links[7].to"));
    assert_eq!(told(|plan| plan["links"][7]["declared_by"][0] = json!("i17")), place("links[7].declared_by[0]"));
    assert_eq!(told(|plan| plan["remarks"][3]["about"][1] = json!("m9999")), place("remarks[3].about[1]"));
}

#[test]
fn number_sequence() {
    assert_eq!(
        told(|plan| plan["initiatives"][5]["number"] = json!(7)),
        one("initiatives[5].number", Rule::NumberSequence)
    );
    assert_eq!(
        told(|plan| plan["principles"]["items"][3]["number"] = json!(3)),
        one("principles.items[3].number", Rule::NumberSequence)
    );
    let gap = |plan: &mut Value| plan["visions"].as_array_mut().unwrap().push(json!({"number": 5, "name": "先"}));
    assert_eq!(told(gap), one("visions[3].number", Rule::NumberSequence));
}

#[test]
fn year_order() {
    assert_eq!(told(|plan| plan["years"] = json!({"first": 2028, "last": 2026})), one("years", Rule::YearOrder));
    assert_eq!(
        told(|plan| plan["initiatives"][0]["measures"][0]["phases"][0]["last"] = json!(2025)),
        one("initiatives[0].measures[0].phases[0]", Rule::YearOrder)
    );
}

#[test]
fn year_in_plan() {
    let due = |due: Value| told(move |plan| plan["initiatives"][0]["measures"][1]["target"]["due"] = due);
    let place = one("initiatives[0].measures[1].target.due", Rule::YearInPlan);
    assert_eq!(due(json!({"by": 2029})), place);
    assert_eq!(due(json!({"by": 2025})), place);
    assert_eq!(due(json!({"from": 2028})), place);
    assert_eq!(
        told(|plan| plan["initiatives"][0]["measures"][0]["phases"][0]["last"] = json!(2029)),
        one("initiatives[0].measures[0].phases[0]", Rule::YearInPlan)
    );
}

#[test]
fn phase_order() {
    let overlapping = |plan: &mut Value| plan["initiatives"][1]["measures"][2]["phases"][0]["last"] = json!(2027);
    assert_eq!(told(overlapping), one("initiatives[1].measures[2].phases[1]", Rule::PhaseOrder));
    let swapped = |plan: &mut Value| plan["initiatives"][1]["measures"][1]["phases"].as_array_mut().unwrap().swap(0, 1);
    assert_eq!(told(swapped), one("initiatives[1].measures[1].phases[1]", Rule::PhaseOrder));
}

#[test]
fn link_ends() {
    let to_itself = |plan: &mut Value| plan["links"][2]["to"] = json!("i14");
    assert_eq!(told(to_itself), one("links[2]", Rule::LinkEnds));
}

#[test]
fn link_unique() {
    let add = |link: Value| told(move |plan| plan["links"].as_array_mut().unwrap().push(link));
    let step = json!({"kind": "step", "from": "i04", "to": "i01", "declared_by": ["i04"]});
    assert_eq!(add(step), one("links[14]", Rule::LinkUnique));
    let related_from_the_other_side = json!({"kind": "related", "from": "i03", "to": "i01", "declared_by": ["i03"]});
    assert_eq!(add(related_from_the_other_side), one("links[14]", Rule::LinkUnique));
}

#[test]
fn step_cycle() {
    let round = problems(|plan| {
        let back = json!({"kind": "step", "from": "i01", "to": "i14", "declared_by": ["i01"]});
        plan["links"].as_array_mut().unwrap().push(back);
    });
    assert_eq!(round.len(), 1, "{round:?}");
    assert_eq!((round[0].place.path.as_str(), round[0].rule), ("links[14]", Rule::StepCycle));
    assert!(round[0].what.contains("i01→i14→i01"), "{}", round[0].what);

    let long = problems(|plan| {
        let links = plan["links"].as_array_mut().unwrap();
        links.push(json!({"kind": "step", "from": "i01", "to": "i02", "declared_by": ["i01"]}));
        links.push(json!({"kind": "step", "from": "i02", "to": "i04", "declared_by": ["i02"]}));
    });
    assert_eq!(long.len(), 1, "a circle is told once: {long:?}");
    assert!(long[0].what.contains("i01→i02→i04→i01"), "{}", long[0].what);
}

#[test]
fn range_order() {
    let range = |low: &'static str, high: &'static str| {
        move |plan: &mut Value| {
            plan["initiatives"][15]["measures"][2]["target"]["goal"] =
                json!({"kind": "range", "low": low, "high": high, "unit": "%"});
        }
    };
    assert_eq!(told(range("10", "5")), one("initiatives[15].measures[2].target.goal", Rule::RangeOrder));
    assert!(plan::read(&broken(range("5", "10"))).is_ok());
}

fn scale(kinds: [&str; 2]) -> Value {
    json!(kinds.map(|kind| json!({ "id": kind.replace('_', "-"), "letter": "甲", "name": "段階", "criterion": "基準", "kind": kind })))
}

#[test]
fn scale_kinds() {
    assert_eq!(told(|plan| plan["scale"] = scale(["on_plan", "not_rated"])), one("scale", Rule::ScaleKinds));
    assert_eq!(told(|plan| plan["scale"] = scale(["not_rated", "late"])), one("scale", Rule::ScaleKinds));
    assert!(plan::read(&broken(|plan| plan["scale"] = scale(["ahead", "behind"]))).is_ok());
}

#[test]
fn a_scale_of_ones_own_keeps_the_rules_of_ids_and_texts() {
    let fault = |member: &'static str, text: &'static str| {
        move |plan: &mut Value| {
            plan["scale"] = scale(["on_plan", "late"]);
            plan["scale"][1][member] = json!(text);
        }
    };
    assert_eq!(told(fault("id", "on-plan")), one("scale[1].id", Rule::IdUnique));
    assert_eq!(told(fault("id", "D評価")), one("scale[1].id", Rule::IdForm));
    assert_eq!(told(fault("name", " ")), one("scale[1].name", Rule::TextPresent));
    assert!(unreadable(&broken(fault("kind", "bad"))).0.contains("bad"));
}

#[test]
fn every_preset_is_a_scale_and_the_first_is_the_default() {
    let presets: Value = serde_json::from_str(include_str!("../../seeds/scales.json")).unwrap();
    for (name, preset) in presets.as_object().unwrap() {
        let plan = plan::read(&broken(|plan| plan["scale"] = preset.clone())).unwrap();
        assert_eq!(Scale::of(&plan).grades.len(), preset.as_array().unwrap().len(), "{name}");
    }
    let plan = plan::read(&broken(|plan| plan["scale"] = presets["A・B・C・D"].clone())).unwrap();
    assert_eq!(Scale::of(&plan), Scale::default());
    assert_eq!(Scale::of(&city_plan()), Scale::default(), "the city's plan brings none");
}

#[test]
fn fault_66_a_plan_with_several_faults_is_refused_and_all_are_told_by_place() {
    let told = told(|plan| {
        plan["city"] = json!("");
        plan["initiatives"][10]["measures"][0]["target"]["years"] = json!({"2031": {"text": "70%"}});
        plan["initiatives"][2]["measures"][0]["leads"] = json!(["zaisei"]);
        plan["initiatives"][2]["name"] = json!("");
        plan["links"][0]["to"] = json!("i04");
        plan["version"] = json!(7);
    });
    let expected = [
        ("city", Rule::TextPresent),
        ("initiatives[2].measures[0].leads[0]", Rule::IdKnown),
        ("initiatives[2].name", Rule::TextPresent),
        ("initiatives[10].measures[0].target.years.2031", Rule::YearInPlan),
        ("links[0]", Rule::LinkEnds),
        ("version", Rule::PlanVersion),
    ];
    assert_eq!(told, expected.map(|(place, rule)| (place.to_owned(), rule)));
}

#[test]
fn every_problem_says_what_to_do() {
    for problem in problems(|plan| {
        plan["title"] = json!("");
        plan["links"][2]["to"] = json!("i14");
        plan["groups"][3]["id"] = json!("x");
    }) {
        assert!(problem.what.ends_with('。') && problem.hint.ends_with('。'), "{problem}");
    }
}

/// The public description of the format, which another city writes its plan by.
const DESCRIPTION: &str = include_str!("../../seeds/README.md");

#[test]
fn the_description_names_every_rule_in_order() {
    let named: Vec<&str> = DESCRIPTION
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .filter(|name| Rule::ALL.iter().any(|rule| rule.name() == *name))
        .collect();
    assert_eq!(named, Rule::ALL.map(Rule::name));
}

#[test]
fn the_description_s_example_is_a_plan() {
    let example = DESCRIPTION.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let plan = plan::read(example).unwrap();
    assert_eq!(plan.measures().count(), 1);
}

/// Every field and value of the format, as far as the city's plan uses it, is described.
#[test]
fn the_description_names_every_field() {
    fn fields(value: &Value, found: &mut std::collections::BTreeSet<String>) {
        match value {
            Value::Object(map) => {
                found.extend(map.keys().cloned());
                map.values().for_each(|value| fields(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| fields(value, found)),
            _ => {}
        }
    }
    let mut found = std::collections::BTreeSet::new();
    fields(&serde_json::to_value(city_plan()).unwrap(), &mut found);
    for field in found {
        assert!(DESCRIPTION.contains(&format!("`{field}`")), "{field}");
    }
}
