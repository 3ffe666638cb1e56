//! The workspaces and their services.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::parameters::ListQuery;
use super::refusal::Refusal;
use crate::samples;

/// All workspaces, by id.
#[derive(Debug)]
pub(super) struct Store {
    workspaces: BTreeMap<String, Workspace>,
}

impl Default for Store {
    fn default() -> Self {
        let names = ["acme", samples::ODD_WORKSPACE];
        Self { workspaces: names.map(|name| (name.to_owned(), Workspace::new(name))).into() }
    }
}

impl Store {
    pub(super) fn workspace(&mut self, id: &str) -> Result<&mut Workspace, Refusal> {
        self.workspaces.get_mut(id).ok_or(Refusal::NotFound)
    }
}

/// The services of a workspace, in the order in which they were created.
#[derive(Debug)]
pub(super) struct Workspace {
    id: String,
    services: Vec<Value>,
    /// How many changes were made, which is the time here.
    changes: u32,
}

impl Workspace {
    fn new(id: &str) -> Self {
        Self { id: id.to_owned(), services: Vec::new(), changes: 0 }
    }

    /// A page of the services that match, with the token of the next.
    pub(super) fn list(&self, query: &ListQuery) -> Value {
        let mut services: Vec<_> = self.services.iter().filter(|service| matches(service, query)).collect();
        if let Some(key) = &query.sort_by {
            let name = key.trim_start_matches('-');
            services.sort_by_key(|service| service[name].as_str().map(str::to_owned));
            if key.starts_with('-') {
                services.reverse();
            }
        }
        let total = services.len();
        let items: Vec<_> = services.into_iter().skip(query.continuation_token).take(query.limit).collect();
        let next = query.continuation_token + items.len();
        let has_more = next < total;
        json!({ "items": items, "has_more": has_more, "continuation_token": has_more.then_some(next), "total": total })
    }

    /// Creates a service out of a body that was checked.
    pub(super) fn create(&mut self, body: &Value) -> Result<Value, Refusal> {
        check_references(body)?;
        self.check_name_is_free(body, None)?;
        let now = self.now();
        let mut service = defaults();
        service.extend(given(body));
        service.extend([
            ("id".to_owned(), format!("00000000-0000-4000-8000-{:012x}", self.changes).into()),
            ("workspace_id".to_owned(), self.id.clone().into()),
            ("created_at".to_owned(), now.clone().into()),
            ("updated_at".to_owned(), now.into()),
        ]);
        let service = Value::Object(service);
        self.services.push(service.clone());
        Ok(service)
    }

    pub(super) fn get(&self, id: &str) -> Result<Value, Refusal> {
        let service = self.services.iter().find(|service| has_id(service, id));
        service.cloned().ok_or(Refusal::NotFound)
    }

    /// Changes what a checked body names: null clears a property, or gives it its default back where it has one.
    pub(super) fn update(&mut self, id: &str, body: &Value) -> Result<Value, Refusal> {
        let position = self.services.iter().position(|service| has_id(service, id)).ok_or(Refusal::NotFound)?;
        check_references(body)?;
        self.check_name_is_free(body, Some(id))?;
        let now = self.now();
        let service = &mut self.services[position];
        let defaults = defaults();
        for (name, value) in given(body) {
            match (value, defaults.get(&name)) {
                (Value::Null, Some(default)) => service[&name] = default.clone(),
                // A service cannot be without a name, an agent or a graph.
                (Value::Null, None) => {}
                (value, _) => service[&name] = value,
            }
        }
        service["updated_at"] = now.into();
        Ok(service.clone())
    }

    pub(super) fn delete(&mut self, id: &str) -> Result<(), Refusal> {
        let position = self.services.iter().position(|service| has_id(service, id)).ok_or(Refusal::NotFound)?;
        self.services.remove(position);
        Ok(())
    }

    /// Replaces or creates a version set. The agent has the versions 1 to 9, and `latest` is not for callers to set.
    pub(super) fn upsert(&mut self, id: &str, name: &str, body: &Value) -> Result<(), Refusal> {
        let service = self.services.iter_mut().find(|service| has_id(service, id)).ok_or(Refusal::NotFound)?;
        if name == "latest" {
            return Err(Refusal::Conflict);
        }
        let set = &body["version_set"];
        if set["agent_version_number"].as_i64().is_some_and(|version| !(1..=9).contains(&version)) {
            return Err(Refusal::Unprocessable);
        }
        service["version_sets"][name] = set.clone();
        Ok(())
    }

    fn check_name_is_free(&self, body: &Value, except: Option<&str>) -> Result<(), Refusal> {
        let others = self.services.iter().filter(|service| except.is_none_or(|id| !has_id(service, id)));
        let taken = body["name"].is_string() && others.into_iter().any(|other| other["name"] == body["name"]);
        if taken { Err(Refusal::Conflict) } else { Ok(()) }
    }

    fn now(&mut self) -> String {
        self.changes += 1;
        format!("2026-01-31T12:{:02}:{:02}Z", self.changes / 60, self.changes % 60)
    }
}

fn given(body: &Value) -> Map<String, Value> {
    body.as_object().cloned().unwrap_or_default()
}

fn has_id(service: &Value, id: &str) -> bool {
    service["id"].as_str().is_some_and(|own| own.eq_ignore_ascii_case(id))
}

fn matches(service: &Value, query: &ListQuery) -> bool {
    let name = service["name"].as_str().unwrap_or_default().to_lowercase();
    query.search.as_ref().is_none_or(|search| name.contains(&search.to_lowercase()))
        && query.is_active.is_none_or(|active| service["is_active"] == active)
}

/// One agent and one graph exist in every workspace.
fn check_references(body: &Value) -> Result<(), Refusal> {
    let known = |name: &str, id: &str| body[name].is_null() || body[name] == id;
    let all = known("agent_id", samples::AGENT) && known("context_graph_id", samples::GRAPH);
    if all { Ok(()) } else { Err(Refusal::NotFound) }
}

/// What a service is unless its body says otherwise.
fn defaults() -> Map<String, Value> {
    let defaults = json!({
        "description": "",
        "agent_name": null,
        "context_graph_name": null,
        "persona_name": null,
        "keyterms": [],
        "is_active": true,
        "version_sets": {},
        "tags": [],
        "tool_capacity": 3,
        "safety_filters_enabled": true,
        "channel_type": "voice",
        "environment": "production",
        "voice_config": null,
        "persona_id": null,
        "is_system": false,
    });
    given(&defaults)
}
