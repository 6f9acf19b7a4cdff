// Builds elements. Words from outside only ever become text nodes.

/** Makes an element: properties (`class`, `on…`, `style` as an object, attributes), then children. */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  set(element, properties ?? {});
  add(element, children);
  return element;
}

/** Sets properties as `h` takes them. */
export function set(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      element.removeAttribute(name);
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "style") {
      for (const [key, part] of Object.entries(value)) element.style.setProperty(key, part);
    } else if (name === "value" || name === "checked" || name === "indeterminate") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/** Adds children: elements, words, lists of them; nothing for null and false. */
export function add(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child);
  }
}

/** Puts these children in the place of all that the element holds. */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

/** A button with a word on it. */
export function button(words, act, properties = {}) {
  return h("button", { type: "button", onclick: act, ...properties }, words);
}

/** A label above its field. */
export function field(words, control, properties = {}) {
  return h("label", { class: "field", ...properties }, h("span", {}, words), control);
}

/** A tick box with its words. */
export function tick(words, checked, change) {
  const box = h("input", { type: "checkbox", onchange: () => change(box.checked) });
  box.checked = checked;
  return h("label", { class: "tick" }, box, words);
}

/** A list to choose from: pairs of value and words. */
export function choice(options, value, change, properties = {}) {
  const list = h(
    "select",
    { onchange: () => change(list.value), ...properties },
    options.map(([key, words]) => h("option", { value: key }, words)),
  );
  list.value = value;
  return list;
}

/** Runs `act` once `milliseconds` have passed without another call. */
export function afterAPause(milliseconds, act) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), milliseconds);
  };
}
