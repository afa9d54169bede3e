//! From an HTTP method and path to a method of the contract.

use std::collections::HashMap;
use std::sync::Arc;

use http::Method as Verb;
use rpc::{Contract, Method, Route};

use super::HttpError;

/// Every route, by HTTP method and number of segments.
pub struct Routes {
    contract: Arc<Contract>,
    by_shape: HashMap<(Verb, usize), Vec<(usize, usize)>>,
}

/// The method a request means, and the raw values in its path.
pub struct Match<'a> {
    pub method: &'a Method,
    pub route: &'a Route,
    pub values: Vec<(&'a str, &'a str)>,
}

impl Routes {
    pub fn new(contract: Arc<Contract>) -> Self {
        let mut by_shape: HashMap<_, Vec<_>> = HashMap::new();
        for (m, method) in contract.methods().iter().enumerate() {
            for (r, route) in method.routes.iter().enumerate() {
                let shape = (route.verb.clone(), route.template.segments.len());
                by_shape.entry(shape).or_default().push((m, r));
            }
        }
        let of = |(m, r): &(usize, usize)| contract.methods()[*m].routes[*r].template.precedence();
        by_shape.values_mut().for_each(|routes| routes.sort_by_key(of));
        Self { contract, by_shape }
    }

    /// The method for this request: a literal in the path is preferred to a variable.
    pub fn find<'a>(&'a self, verb: &Verb, path: &'a str) -> Result<Match<'a>, HttpError> {
        if let Some(found) = self.lookup(verb, path) {
            return Ok(found);
        }
        let verbs = [Verb::GET, Verb::POST, Verb::PUT, Verb::PATCH, Verb::DELETE];
        let others: Vec<_> = verbs
            .iter()
            .filter(|other| self.lookup(other, path).is_some())
            .collect();
        match others.as_slice() {
            [] => Err(HttpError::no_route(path)),
            allowed => Err(HttpError::wrong_verb(verb, allowed)),
        }
    }

    fn lookup<'a>(&'a self, verb: &Verb, path: &'a str) -> Option<Match<'a>> {
        let segments = path.matches('/').count();
        let routes = self.by_shape.get(&(verb.clone(), segments))?;
        routes.iter().find_map(|(m, r)| {
            let method = &self.contract.methods()[*m];
            let route = &method.routes[*r];
            let values = route.template.matches(path)?;
            Some(Match { method, route, values })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routes() -> Routes {
        Routes::new(Arc::new(Contract::load().unwrap()))
    }

    #[test]
    fn every_route_of_the_contract_finds_its_own_method() {
        let routes = routes();
        for method in routes.contract.methods() {
            for route in &method.routes {
                let path = route.template.to_string().replace(['{', '}'], "");
                let found = routes.find(&route.verb, &path).map(|m| m.method.path.clone());
                assert_eq!(found.ok(), Some(method.path.clone()), "{} {path}", route.verb);
            }
        }
    }

    #[test]
    fn an_unknown_path_is_not_found_and_a_wrong_verb_says_which_are_right() {
        let routes = routes();
        let code = |verb, path| routes.find(&verb, path).err().map(|e| e.into_response());
        assert_eq!(code(Verb::GET, "/v1/nothing").unwrap().status(), 404);
        let response = code(Verb::DELETE, "/v1/organizations").unwrap();
        assert_eq!(response.status(), 405);
        assert_eq!(response.headers()["allow"], "POST");
    }
}
