"use strict";
(() => {
    document.documentElement.classList.add("js");
    const all = (selector, under = document) => Array.from(under.querySelectorAll(selector));
    const by_id = id => document.getElementById(id);
    const side_by_side = matchMedia("(min-width: 720px)");
    const main = document.querySelector("main");
    const today = by_id("today");
    main.prepend(today); /* first for keys and readers too */

    const items = all(".found > li");
    const label_of = item => by_id("g" + item.id.slice(1));
    const item_of = label => by_id(label.getAttribute("href").slice(1));

    /* Where the same is said of several places each has a label. */
    const labels_of = item => all(".text a[href='#" + item.id + "']", item.closest("article"));
    /* The words of a finding, in as many marks as their paragraphs and links need. */
    const marks_of = item => all("mark[data-n~='" + item.querySelector(".tag").textContent.slice(1) + "']", item.closest("article"));

    /* ---- selection: one finding, in the text and in the list ---- */

    let chosen = null;

    const choose = item => {
        for (const node of chosen ? [chosen, label_of(chosen), ...marks_of(chosen)] : [])
            node.classList.remove("on");
        if (chosen)
            chosen.removeAttribute("aria-current");
        chosen = item;
        for (const node of item ? [item, label_of(item), ...marks_of(item)] : [])
            node.classList.add("on");
        if (item)
            item.setAttribute("aria-current", "true");
    };

    const show_item = item => {
        const pane = item.closest(".side"), inside = item.getBoundingClientRect(), box = pane.getBoundingClientRect();
        if (inside.top < box.top + 8 || inside.bottom > Math.min(box.bottom, innerHeight))
            pane.scrollTop += inside.top - box.top - Math.min(box.height, innerHeight) / 3;
    };

    const show_label = label => {
        const box = label.getBoundingClientRect();
        if (box.top < 100 || box.bottom > innerHeight - 60)
            label.scrollIntoView({ block: "center" });
    };

    /* Selects and moves the focus to `target`, the label in the text or the link in the list. */
    const go = (item, target) => {
        choose(item);
        if (side_by_side.matches) {
            show_label(label_of(item));
            show_item(item);
        } else {
            target.scrollIntoView({ block: "center" });
        }
        target.focus({ preventScroll: true });
        history.replaceState(null, "", "#" + item.id);
    };

    const step = way => {
        let at = chosen ? items.indexOf(chosen) : -1;
        if (!chosen && way < 0)
            at = items.length;
        do
            at += way;
        while (items[at] && (items[at].hidden || items[at].closest("[hidden]")));
        if (items[at])
            go(items[at], items[at].querySelector("a"));
    };

    /* A fact of the text and its row, which may be folded away. */
    let fact = [];
    const open_fact = node => {
        const number = node.id.slice(1), row = by_id("r" + number), mark = by_id("f" + number);
        fact.forEach(old => old.classList.remove("on"));
        fact = [row, mark];
        fact.forEach(now => now.classList.add("on"));
        row.closest("details").open = true;
        if (node === row) {
            const pane = row.closest(".side"), box = pane.getBoundingClientRect();
            if (side_by_side.matches)
                pane.scrollTop += row.getBoundingClientRect().top - box.top - box.height / 3;
            else
                row.scrollIntoView({ block: "center" });
            row.querySelector("a").focus({ preventScroll: true });
        } else {
            show_label(mark);
            mark.focus({ preventScroll: true });
        }
    };

    const open_letter = letter => {
        letter.open = true;
        letter.scrollIntoView({ block: "start" });
        letter.querySelector("summary").focus({ preventScroll: true });
    };

    /* ---- copying ---- */

    const said = by_id("said");
    let silence = 0;
    const say = text => {
        said.textContent = text;
        clearTimeout(silence);
        silence = setTimeout(() => { said.textContent = ""; }, 2500);
    };

    const copy = letter => {
        const pre = letter.querySelector("pre");
        const by_selection = () => {
            letter.open = true;
            getSelection().selectAllChildren(pre);
            say(document.execCommand("copy") ? said.dataset.copied : said.dataset.failed);
        };
        if (navigator.clipboard && isSecureContext)
            navigator.clipboard.writeText(pre.textContent).then(() => say(said.dataset.copied), by_selection);
        else
            by_selection();
    };

    document.addEventListener("click", event => {
        const button = event.target.closest("button[data-from]");
        const link = event.target.closest("a[href^='#']");
        const target = link && by_id(link.getAttribute("href").slice(1));
        if (button) {
            copy(by_id(button.dataset.from));
        } else if (event.target.closest("dialog button")) {
            by_id("help").close();
        } else if (target && /^[gofrp][0-9]+-/.test(target.id)) {
            event.preventDefault();
            if (target.id[0] === "g")
                go(item_of(target), side_by_side.matches ? link : target);
            else if (target.id[0] === "o")
                go(target, target.querySelector("a"));
            else if (target.id[0] === "p")
                open_letter(target);
            else
                open_fact(target);
        } else if (event.target.closest(".found > li") && getSelection().isCollapsed) {
            choose(event.target.closest(".found > li"));
            if (side_by_side.matches)
                show_label(label_of(chosen));
        }
    });

    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || by_id("help").open)
            return;
        if (event.key === "Escape") {
            choose(null);
            document.activeElement.blur();
        } else if (event.target.closest("input:not([type='checkbox']), select")) {
            return;
        } else if (event.key === "j") {
            step(1);
        } else if (event.key === "k") {
            step(-1);
        } else if (event.key === "c" && chosen) {
            copy(chosen.closest("article").querySelector(".letter"));
        } else if (event.key === "t") {
            today.scrollIntoView();
            today.focus({ preventScroll: true });
        } else if (event.key === "?") {
            by_id("help").showModal();
        } else if (event.key === "/") {
            event.preventDefault();
            filters.open = true;
            form.elements.text.focus();
        }
    });

    /* ---- filters ---- */

    const filters = document.querySelector(".filters");
    const form = filters.querySelector("form");
    const output = filters.querySelector("output");
    const articles = all("article");
    const pairs = all(".pair");
    const copies = pairs.reduce((sum, pair) => sum + Number(pair.dataset.n), 0); /* a finding for each side */
    const about = new Map(articles.map(article => [article, {
        row: by_id("q" + article.id.slice(1)),
        entry: document.querySelector("nav a[href='#" + article.id + "']"),
        title: (article.querySelector("h2").textContent + article.dataset.a + article.querySelector(".path").textContent).toLowerCase(),
    }]));

    const count = shown => {
        output.textContent = (shown === items.length + copies ? output.dataset.one : output.dataset.some)
            .replace("{m}", shown).replace("{n}", items.length + copies);
    };

    const filter = () => {
        const text = form.elements.text.value.trim().toLowerCase();
        const rule = form.elements.rule.value, agency = form.elements.agency.value;
        const classes = all("[name='class']:checked", form).map(box => box.value);
        const narrow = Boolean(text || rule || agency || classes.length < 4);
        let shown = 0;
        for (const article of articles) {
            const { row, entry, title } = about.get(article);
            const named = text && title.includes(text);
            let here = 0;
            for (const item of all(".found > li", article)) {
                const fits = classes.includes(item.className[0]) && (!rule || item.dataset.r === rule)
                    && (!agency || article.dataset.a === agency)
                    && (!text || named || item.textContent.toLowerCase().includes(text)
                        || marks_of(item).some(mark => mark.textContent.toLowerCase().includes(text)));
                item.hidden = !fits;
                for (const label of labels_of(item))
                    label.classList.toggle("off", !fits);
                for (const mark of marks_of(item))
                    mark.classList.toggle("off", !fits);
                here += fits;
            }
            shown += here;
            const gone = narrow && !here && !(named && !rule && classes.length === 4 && (!agency || article.dataset.a === agency));
            article.hidden = gone;
            for (const node of [row, entry && entry.closest("li")])
                if (node)
                    node.hidden = gone;
        }
        for (const pair of pairs) {
            pair.hidden = !classes.includes(pair.dataset.l) || rule && rule !== "copy"
                || agency && agency !== pair.dataset.a && agency !== pair.dataset.b
                || text && !pair.textContent.toLowerCase().includes(text);
            if (!pair.hidden)
                shown += Number(pair.dataset.n);
        }
        if (pairs.length)
            by_id("copies").hidden = pairs.every(pair => pair.hidden);
        count(shown);
    };

    const rules = new Set(items.map(item => item.dataset.r));
    if (pairs.length)
        rules.add("copy");
    for (const option of all("option", form.elements.rule))
        if (option.value && !rules.has(option.value))
            option.remove();
    for (const agency of Array.from(new Set(articles.map(article => article.dataset.a))).filter(Boolean))
        form.elements.agency.append(new Option(agency, agency));
    form.addEventListener("input", filter);
    form.addEventListener("submit", event => event.preventDefault());

    /* ---- the list of contents shows where one is ---- */

    const watch = new IntersectionObserver(entries => {
        for (const entry of entries) {
            const link = about.get(entry.target).entry;
            if (!entry.isIntersecting)
                continue;
            for (const other of all("nav a[aria-current]"))
                other.removeAttribute("aria-current");
            link.setAttribute("aria-current", "location");
            const box = link.getBoundingClientRect(), list = link.closest("nav");
            if (list.scrollHeight > list.clientHeight && (box.top < 60 || box.bottom > innerHeight - 20))
                list.scrollTop += box.top - innerHeight / 2;
        }
    }, { rootMargin: "-80px 0px -80% 0px" });
    for (const article of articles)
        watch.observe(article);

    filters.hidden = false;
    filters.open = side_by_side.matches;
    side_by_side.addEventListener("change", () => { filters.open = side_by_side.matches; });
    for (const node of all(".keys, button[data-from]"))
        node.hidden = false;
    count(items.length + copies);
    const wanted = location.hash && by_id(location.hash.slice(1));
    addEventListener("load", () => setTimeout(() => {
        if (wanted && wanted.id[0] === "o" && items.includes(wanted))
            go(wanted, wanted.querySelector("a"));
        else if (wanted && wanted.classList.contains("letter"))
            open_letter(wanted);
        else if (!wanted)
            scrollTo(0, 0);
    }));
})();
