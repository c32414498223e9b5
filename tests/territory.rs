//! Territories, from the outside.
use crate::house::both;

both! {
    fn taounate_has_49_communes(house) {
        let communes = house.get("/v1/territories?under=03.531&level=commune&total=true&limit=200").expect(200);
        assert_eq!((communes.data().len(), &communes.body["total"]), (49, &serde_json::json!(49)));
        for (level, count) in [("region", 12), ("province", 62), ("prefecture", 13), ("prefecture_of_arrondissements", 8), ("cercle", 213), ("commune", 1503), ("arrondissement", 41)] {
            let all = house.get(format!("/v1/territories?level={level}&total=true&limit=1")).expect(200);
            assert_eq!(all.body["total"], count, "{level}");
        }
    }

    fn a_name_is_always_told_with_its_level(house) {
        let found = house.get("/v1/territories?q=تاونات").in_language("ar").expect(200);
        let mut labels: Vec<&str> = found.data().iter().filter_map(|one| one["label"].as_str()).collect();
        labels.sort_unstable();
        assert_eq!(labels, ["إقليم تاونات", "جماعة تاونات", "دائرة تاونات"]);
        assert_eq!(house.get("/v1/territories/03.531").in_language("fr").expect(200).text("/label"), "province Taounate");
    }

    fn an_alias_finds_it_in_either_script(house) {
        for name in ["Ghafsai", "rhafsai", "غفساى"] {
            let found = house.get(format!("/v1/territories?q={name}&level=commune")).expect(200);
            assert_eq!(found.data()[0]["code"], "03.531.01.01", "{found}");
        }
        assert!(house.get("/v1/territories?q=%25").expect(200).data().is_empty(), "a percent sign is no wildcard");
    }

    fn a_code_that_is_none_is_not_found(house) {
        house.get("/v1/territories/99.999").refused(404, "not-found");
        house.get("/v1/territories/a%20b").refused(404, "not-found");
    }

    fn pages_join_into_the_whole_list(house) {
        let mut seen = Vec::new();
        let mut path = "/v1/territories?under=03&limit=37".to_owned();
        loop {
            let page = house.get(&path).expect(200);
            seen.extend(page.data().iter().map(|one| one["code"].as_str().unwrap().to_owned()));
            let Some(next) = page.body["next"].as_str() else { break };
            assert!(page.header("link").is_some_and(|link| link.contains(next)), "{page}");
            path = format!("/v1/territories?under=03&limit=37&cursor={next}");
        }
        let total = house.get("/v1/territories?under=03&limit=1&total=true").expect(200);
        assert_eq!(total.body["total"], seen.len());
        let distinct: std::collections::HashSet<_> = seen.iter().collect();
        assert_eq!(distinct.len(), seen.len());
    }
}
