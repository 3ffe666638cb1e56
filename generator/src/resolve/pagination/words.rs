//! What names say of pages.
//!
//! Names are compared by their letters and digits alone, in lower case: `nextPageToken`, `next_page_token` and
//! `next-page-token` are one name.

/// A name as it is compared.
pub(super) fn words(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Parameters that take a token which the server gave.
const TOKENS: &[&str] = &[
    "after",
    "aftercursor",
    "bookmark",
    "continuation",
    "continuationtoken",
    "continue",
    "cursor",
    "marker",
    "next",
    "nextcursor",
    "nextmarker",
    "nextpage",
    "nextpagetoken",
    "nexttoken",
    "pagecursor",
    "pagekey",
    "pagetoken",
    "pagingtoken",
    "paginationtoken",
    "scrollid",
    "startcursor",
    "startingcursor",
    "startingtoken",
    "startkey",
    "startmarker",
    "starttoken",
];

/// Fields that give one, whatever the parameter is called.
const NEXT_TOKENS: &[&str] = &[
    "continuationtoken",
    "endcursor",
    "nextcontinuation",
    "nextcontinuationtoken",
    "nextcursor",
    "nextkey",
    "nextmarker",
    "nextpage",
    "nextpagecursor",
    "nextpagetoken",
    "nexttoken",
];

/// Names that a parameter and the field which gives its next value can share. Others would rather be an echo.
const SHARED: &[&str] = &[
    "bookmark",
    "continuation",
    "continuationtoken",
    "continue",
    "cursor",
    "next",
    "nextcursor",
    "nextmarker",
    "nextpage",
    "nextpagetoken",
    "nexttoken",
    "pagecursor",
    "pagetoken",
    "pagingtoken",
    "paginationtoken",
    "scrollid",
];

/// The same within an object that is about pages.
const SHARED_NESTED: &[&str] = &["after", "aftercursor", "marker", "startafter", "startingafter"];

/// How well a field fits as the one that gives the next value of a parameter: the less, the better. `nested` says
/// whether it stands in an object that is about pages, `more` whether another field says if there is a next page.
pub(super) fn token_fit(parameter: &str, field: &str, nested: bool, more: bool) -> Option<u8> {
    let takes_token = TOKENS.contains(&parameter);
    let takes_next =
        takes_token || is_page(parameter) || is_offset(parameter) || is_start(parameter) || is_key(parameter);
    if takes_next && field.strip_prefix("next") == Some(parameter) {
        Some(0)
    } else if field == parameter && (SHARED.contains(&field) || nested && SHARED_NESTED.contains(&field)) {
        Some(1)
    } else if takes_token && NEXT_TOKENS.contains(&field) {
        let alike =
            ["token", "cursor", "marker", "key"].iter().any(|kind| parameter.ends_with(kind) && field.ends_with(kind));
        Some(if alike { 2 } else { 3 })
    } else if takes_token && field == "next" && (nested || more) {
        // Elsewhere it is as often a URL.
        Some(4)
    } else {
        None
    }
}

/// Parameters that take where to go on, if a field of the same name says where.
fn is_key(parameter: &str) -> bool {
    matches!(parameter, "from" | "key" | "startfrom" | "token")
}

/// Parameters that take the id of an item which a field of the page names the last.
pub(super) fn takes_last_id(parameter: &str) -> bool {
    takes_item_id(parameter) || matches!(parameter, "after" | "lastid")
}

/// Parameters that take the id of an item, whoever names it.
pub(super) fn takes_item_id(parameter: &str) -> bool {
    matches!(parameter, "afterid" | "startafter" | "startafterid" | "startingafter" | "startingafterid")
}

/// The field that names the last item.
pub(super) fn is_last_id(field: &str) -> bool {
    field == "lastid"
}

/// Booleans that are true while there are more pages.
pub(super) fn is_more(field: &str) -> bool {
    const OTHERS: &[&str] =
        &["istruncated", "more", "moreavailable", "moredata", "moreitems", "moreresults", "nextpage"];
    field.starts_with("hasmore") || field.starts_with("hasnext") || OTHERS.contains(&field)
}

/// Booleans that are true on the last page.
pub(super) fn is_last(field: &str) -> bool {
    matches!(field, "islast" | "islastpage" | "last" | "lastpage")
}

/// Texts that name the next page by its URL or otherwise.
pub(super) fn is_next(field: &str) -> bool {
    matches!(field, "next" | "nexthref" | "nextlink" | "nextpage" | "nextpagelink" | "nextpageurl" | "nexturl")
}

/// Parameters that take the number of items before a page, and are 0 for the first.
pub(super) fn is_offset(parameter: &str) -> bool {
    matches!(parameter, "offset" | "skip" | "startat" | "pageoffset" | "startoffset")
}

/// The same, if they have a default: they could take a time, too.
pub(super) fn is_start(parameter: &str) -> bool {
    matches!(parameter, "start" | "startindex")
}

/// Parameters that take the number of a page.
pub(super) fn is_page(parameter: &str) -> bool {
    matches!(parameter, "currentpage" | "page" | "pageindex" | "pageno" | "pagenum" | "pagenumber")
}

/// Fields that give the number of the page itself.
pub(super) fn is_current_page(field: &str, nested: bool) -> bool {
    is_page(field) || nested && field == "current"
}

/// Parameters that take the number of items on a page.
pub(super) fn is_size(parameter: &str) -> bool {
    const SIZES: &[&str] = &[
        "count",
        "itemsperpage",
        "limit",
        "max",
        "maxitems",
        "maxpagesize",
        "maxresults",
        "pagelimit",
        "pagesize",
        "per",
        "perpage",
        "resultsperpage",
        "rows",
        "size",
        "take",
        "top",
    ];
    SIZES.contains(&parameter)
}

/// Fields that give the number of items on all pages. `count` is as often that of the page.
pub(super) fn is_total(field: &str) -> bool {
    const TOTALS: &[&str] = &[
        "itemstotal",
        "total",
        "totalcount",
        "totalelements",
        "totalentries",
        "totalitems",
        "totalrecords",
        "totalresults",
        "totalrows",
    ];
    TOTALS.contains(&field)
}

/// Fields that give the number of all pages.
pub(super) fn is_page_total(field: &str) -> bool {
    const TOTALS: &[&str] =
        &["lastpage", "nbpages", "numberofpages", "numpages", "pagecount", "pages", "pagestotal", "totalpages"];
    TOTALS.contains(&field)
}

/// Parameters that an operation has only if there are pages.
pub(super) fn is_of_pages(parameter: &str) -> bool {
    TOKENS.contains(&parameter)
        || is_size(parameter)
        || is_page(parameter)
        || is_offset(parameter)
        || takes_item_id(parameter)
        || matches!(parameter, "before" | "maxid" | "minid" | "since" | "sinceid")
}

/// Objects that are about pages, and not about an item.
pub(super) fn is_about_pages(field: &str) -> bool {
    field.starts_with("pag")
        || field.ends_with("pagination")
        || field.contains("meta")
        || field.starts_with("cursor")
        || is_links(field)
        || matches!(field, "next" | "resultinfo")
}

/// Objects of URLs.
pub(super) fn is_links(field: &str) -> bool {
    field == "links"
}

/// What arrays of items are called.
pub(super) fn is_items(field: &str) -> bool {
    const ITEMS: &[&str] = &[
        "content",
        "data",
        "elements",
        "entries",
        "items",
        "list",
        "nodes",
        "objects",
        "records",
        "resources",
        "results",
        "rows",
        "value",
        "values",
    ];
    ITEMS.contains(&field)
}

/// What arrays are called that stand beside the items.
pub(super) fn is_beside_items(field: &str) -> bool {
    const BESIDE: &[&str] =
        &["aggregations", "errors", "facets", "included", "includes", "links", "order", "orderby", "sort", "warnings"];
    BESIDE.contains(&field)
}
