//! The kinds of elected institutions, and the levels of territory they belong to.
use crate::word_enum;

word_enum! {
    /// What kind of elected institution it is.
    InstitutionKind {
        /// مجلس النواب.
        HouseOfRepresentatives = "house_of_representatives",
        /// مجلس المستشارين.
        HouseOfCouncillors = "house_of_councillors",
        /// مجلس الجهة.
        RegionalCouncil = "regional_council",
        /// مجلس الإقليم أو العمالة.
        ProvincialCouncil = "provincial_council",
        /// مجلس الجماعة.
        CommunalCouncil = "communal_council",
        /// مجلس المقاطعة.
        ArrondissementCouncil = "arrondissement_council",
        /// الغرفة الفلاحية.
        ChamberOfAgriculture = "chamber_of_agriculture",
        /// غرفة التجارة والصناعة والخدمات.
        ChamberOfCommerce = "chamber_of_commerce",
        /// غرفة الصناعة التقليدية.
        ChamberOfCrafts = "chamber_of_crafts",
        /// غرفة الصيد البحري: each covers several regions.
        ChamberOfFisheries = "chamber_of_fisheries",
    }
}

impl InstitutionKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::HouseOfRepresentatives,
        Self::HouseOfCouncillors,
        Self::RegionalCouncil,
        Self::ProvincialCouncil,
        Self::CommunalCouncil,
        Self::ArrondissementCouncil,
        Self::ChamberOfAgriculture,
        Self::ChamberOfCommerce,
        Self::ChamberOfCrafts,
        Self::ChamberOfFisheries,
    ];

    /// The levels of territory it may belong to.
    pub fn levels(self) -> &'static [&'static str] {
        match self {
            Self::HouseOfRepresentatives | Self::HouseOfCouncillors => &["country"],
            Self::RegionalCouncil
            | Self::ChamberOfAgriculture
            | Self::ChamberOfCommerce
            | Self::ChamberOfCrafts => &["region"],
            Self::ChamberOfFisheries => &["region", "country"],
            Self::ProvincialCouncil => &["province", "prefecture"],
            Self::CommunalCouncil => &["commune"],
            Self::ArrondissementCouncil => &["arrondissement"],
        }
    }

    /// What it is called in Arabic, French and English.
    pub fn labels(self) -> [&'static str; 3] {
        match self {
            Self::HouseOfRepresentatives => {
                ["مجلس النواب", "Chambre des représentants", "House of Representatives"]
            }
            Self::HouseOfCouncillors => {
                ["مجلس المستشارين", "Chambre des conseillers", "House of Councillors"]
            }
            Self::RegionalCouncil => ["مجلس الجهة", "Conseil régional", "Regional council"],
            Self::ProvincialCouncil => ["مجلس الإقليم", "Conseil provincial", "Provincial council"],
            Self::CommunalCouncil => ["مجلس الجماعة", "Conseil communal", "Communal council"],
            Self::ArrondissementCouncil => {
                ["مجلس المقاطعة", "Conseil d'arrondissement", "Arrondissement council"]
            }
            Self::ChamberOfAgriculture => {
                ["الغرفة الفلاحية", "Chambre d'agriculture", "Chamber of agriculture"]
            }
            Self::ChamberOfCommerce => [
                "غرفة التجارة والصناعة والخدمات",
                "Chambre de commerce, d'industrie et de services",
                "Chamber of commerce, industry and services",
            ],
            Self::ChamberOfCrafts => ["غرفة الصناعة التقليدية", "Chambre d'artisanat", "Chamber of crafts"],
            Self::ChamberOfFisheries => {
                ["غرفة الصيد البحري", "Chambre des pêches maritimes", "Chamber of fisheries"]
            }
        }
    }
}
