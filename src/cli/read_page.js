"use strict";
(() => {
    document.documentElement.classList.add("js"); /* the script shows what is selected, not :target */
    const all = (selector, under = document) => Array.from(under.querySelectorAll(selector));
    const mark_of = row => document.getElementById("f" + row.id.slice(1));
    const row_of = mark => document.getElementById("r" + mark.id.slice(1));
    const fact_at = node => node.closest && node.closest("tr[id], .f");
    const pair_of = node => node.id[0] === "r" ? [mark_of(node), node] : [node, row_of(node)];
    const side_by_side = matchMedia("(min-width: 720px)");
    const rows = all(".facts tr[id]");

    /* ---- selection: one fact, in the text and in the table ---- */

    let chosen = null;
    let order = null; /* the rows as they stand; null when that has changed */

    const choose = row => {
        for (const node of chosen ? pair_of(chosen) : []) {
            node.classList.remove("on");
            node.removeAttribute("aria-current");
        }
        chosen = row;
        for (const node of row ? pair_of(row) : []) {
            node.classList.add("on");
            node.setAttribute("aria-current", "true");
        }
    };

    const show_row = row => {
        const pane = row.closest(".facts");
        const inside = row.getBoundingClientRect();
        const box = pane.getBoundingClientRect();
        if (inside.top < box.top + 40 || inside.bottom > Math.min(box.bottom, innerHeight))
            pane.scrollTop += inside.top - box.top - Math.min(box.height, innerHeight) / 2;
    };

    const show_mark = mark => {
        const box = mark.getBoundingClientRect();
        if (box.top < 80 || box.bottom > innerHeight - 40)
            mark.scrollIntoView({ block: "center" });
    };

    /* Selects and moves the focus to `target`, the mark or the link of the row. */
    const go = (row, target) => {
        choose(row);
        if (side_by_side.matches) {
            show_mark(mark_of(row));
            show_row(row);
        } else {
            target.scrollIntoView({ block: "center" });
        }
        target.focus({ preventScroll: true });
        history.replaceState(null, "", "#" + row.id);
    };

    /* At a row of the table or a mark in the text. */
    const open_at = place => {
        const row = pair_of(place)[1];
        go(row, place === row ? row.querySelector("a") : place);
    };

    const step = (way, wanted) => {
        order = order || all(".facts tr[id]");
        let at = chosen ? order.indexOf(chosen) : way > 0 ? -1 : order.length;
        do
            at += way;
        while (order[at] && (!order[at].getClientRects().length && order[at].closest("[hidden]") || !wanted(order[at])));
        if (order[at])
            go(order[at], order[at].querySelector("a"));
    };

    document.addEventListener("click", event => {
        const link = event.target.closest("a[href^='#f'], a[href^='#r']");
        const target = link && document.getElementById(link.getAttribute("href").slice(1));
        if (target) {
            event.preventDefault();
            open_at(target);
        } else if (event.target.closest("tr[id]") && getSelection().isCollapsed) {
            choose(event.target.closest("tr[id]"));
            if (side_by_side.matches)
                show_mark(mark_of(chosen));
        }
    });

    let hovered = [];
    document.addEventListener("mouseover", event => {
        const fact = fact_at(event.target);
        if (fact && hovered.includes(fact))
            return;
        for (const node of hovered)
            node.classList.remove("hover");
        hovered = fact ? pair_of(fact) : [];
        for (const node of hovered)
            node.classList.add("hover");
    });

    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey)
            return;
        if (event.key === "Escape") {
            choose(null);
            document.activeElement.blur();
        } else if (event.target.closest("input:not([type='checkbox']), select")) {
            return;
        } else if (event.key === "j") {
            step(1, () => true);
        } else if (event.key === "k") {
            step(-1, () => true);
        } else if (event.key === "b") {
            step(1, row => row.classList.contains("blank"));
        } else if (event.key === "/") {
            event.preventDefault();
            filters.open = true;
            form.text.focus();
        }
    });

    /* ---- filters ---- */

    const filters = document.querySelector(".filters");
    const form = filters.querySelector("form");
    const output = filters.querySelector("output");
    const field = name => form.elements[name];

    const count = shown => {
        output.textContent = (shown === rows.length ? output.dataset.one : output.dataset.some)
            .replace("{m}", shown).replace("{n}", rows.length);
    };

    const filter = () => {
        const text = field("text").value.trim().toLowerCase();
        const kind = field("kind").value, topic = field("topic").value, status = field("status").value;
        const blank = field("blank").checked;
        const filtering = text || kind || topic || status || blank;
        let shown = 0;
        for (const row of rows) {
            const mark = mark_of(row), data = row.dataset;
            const fits = (!kind || data.k === kind) && (!topic || data.t === topic) && (!status || data.s === status)
                && (!blank || row.classList.contains("blank"))
                && (!text || (row.textContent + mark.textContent).toLowerCase().includes(text));
            row.hidden = !fits;
            mark.classList.toggle("off", !fits);
            shown += fits;
        }
        for (const body of all(".facts tbody"))
            body.hidden = !body.querySelector("tr[id]:not([hidden])");
        for (const article of all("article")) {
            const none = Boolean(filtering) && !article.querySelector("tr[id]:not([hidden])");
            article.hidden = none;
            const entry = document.querySelector("nav a[href='#" + article.id + "']");
            if (entry)
                entry.parentNode.hidden = none;
        }
        for (const file of all(".files > li"))
            file.hidden = Boolean(filtering) && !file.querySelector("ol > li:not([hidden])");
        count(shown);
    };

    /* ---- by heading, as written, or by topic ---- */

    const home = new Map(); /* row → its own body of the table */

    const by_topic = () => {
        const topics = Array.from(field("topic").options).slice(1);
        order = null;
        for (const table of all(".facts > table")) {
            const mine = all("tr[id]", table);
            for (const option of topics) {
                const group = mine.filter(row => row.dataset.t === option.value);
                if (!group.length)
                    continue;
                const body = table.createTBody();
                body.className = "topic";
                const head = body.insertRow().appendChild(document.createElement("th"));
                head.parentNode.className = "group";
                head.colSpan = table.tHead.rows[0].cells.length;
                head.scope = "rowgroup";
                head.textContent = option.text;
                for (const row of group) {
                    home.set(row, row.parentNode);
                    body.append(row);
                }
            }
        }
        filter();
    };

    const by_heading = () => {
        order = null;
        for (const row of rows)
            if (home.has(row))
                home.get(row).append(row);
        home.clear();
        for (const body of all("tbody.topic"))
            body.remove();
        filter();
    };

    const present = new Set(rows.flatMap(row => [row.dataset.k, row.dataset.t, row.dataset.s]));
    for (const option of all("option", form))
        if (option.value && !present.has(option.value))
            option.remove();
    form.addEventListener("input", event => {
        if (event.target.name === "by-topic")
            event.target.checked ? by_topic() : by_heading();
        else
            filter();
    });
    form.addEventListener("submit", event => event.preventDefault());

    /* ---- the list of contents shows where one is ---- */

    const watch = new IntersectionObserver(entries => {
        for (const entry of entries) {
            const link = document.querySelector("nav a[href='#" + entry.target.id + "']");
            if (!link || !entry.isIntersecting)
                continue;
            for (const other of all("nav a[aria-current]"))
                other.removeAttribute("aria-current");
            link.setAttribute("aria-current", "location");
            const box = link.getBoundingClientRect(), list = link.closest("nav");
            if (list.scrollHeight > list.clientHeight && (box.top < 60 || box.bottom > innerHeight - 20))
                list.scrollTop += box.top - innerHeight / 2;
        }
    }, { rootMargin: "-80px 0px -80% 0px" });
    for (const article of all("article"))
        watch.observe(article);

    filters.hidden = false;
    filters.open = side_by_side.matches;
    side_by_side.addEventListener("change", () => { filters.open = side_by_side.matches; });
    document.querySelector(".keys").hidden = false;
    count(rows.length);
    addEventListener("beforeprint", () => all("details.more").forEach(part => { part.open = true; }));
    const wanted = location.hash && document.getElementById(location.hash.slice(1));
    if (wanted && fact_at(wanted))
        addEventListener("load", () => setTimeout(() => open_at(wanted)));
})();
