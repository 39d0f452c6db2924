/* Light or dark, and the menus of the header. Loaded in the head, before anything is drawn.

   Pages are as the system asks without this script (brand.css). It keeps a choice that is another
   one, under the name that Material for MkDocs uses for its own, and nothing else. */

(() => {
  "use strict"

  const script = document.currentScript
  const root = document.documentElement
  const key = `${new URL(script.dataset.scope, location).pathname}.__palette`
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const both = script.dataset.looks === "both"
  const names = { light: script.dataset.light, dark: script.dataset.dark }

  /* What somebody chose here before: light, dark or nothing. Storage may be forbidden. */
  function chosen() {
    try {
      const { color } = JSON.parse(localStorage.getItem(key)) || {}
      if (!both || !color || color.media === "(prefers-color-scheme)") return ""
      if (color.scheme === names.dark) return "dark"
      return color.scheme === names.light ? "light" : ""
    } catch {
      return ""
    }
  }

  function system() {
    if (!both) return script.dataset.looks
    return dark.matches ? "dark" : "light"
  }

  function keep(look) {
    try {
      if (look === system()) localStorage.removeItem(key)
      else {
        const index = look === "dark" ? 1 : 0
        const color = { media: "", scheme: names[look], primary: "", accent: "" }
        localStorage.setItem(key, JSON.stringify({ index, color }))
      }
    } catch {
      /* It holds until the next page, then. */
    }
  }

  function show(choice) {
    const look = choice || system()
    if (choice && choice !== system()) root.dataset.careersScheme = choice
    else delete root.dataset.careersScheme
    if (!document.body) return
    document.body.dataset.mdColorScheme = names[look]
    for (const button of document.querySelectorAll("[data-careers-look]")) {
      button.hidden = false
      button.setAttribute("aria-pressed", String(look === "dark"))
    }
    const colours = document.querySelectorAll("meta[name=theme-color]")
    if (colours.length === 2) {
      const [light, dim] = colours
      light.media = choice ? (look === "light" ? "all" : "not all") : "(prefers-color-scheme: light)"
      dim.media = choice ? (look === "dark" ? "all" : "not all") : "(prefers-color-scheme: dark)"
    }
  }

  const refresh = () => show(chosen())

  /* The body gets the theme's name for the look before it is drawn. */
  show(chosen())
  const waiting = new MutationObserver(() => {
    if (!document.body) return
    waiting.disconnect()
    refresh()
  })
  waiting.observe(root, { childList: true })
  document.addEventListener("DOMContentLoaded", refresh)
  addEventListener("pageshow", refresh)
  addEventListener("storage", refresh)
  dark.addEventListener("change", refresh)

  document.addEventListener("click", event => {
    if (event.target.closest("[data-careers-look]")) {
      const look = (root.dataset.careersScheme || system()) === "dark" ? "light" : "dark"
      keep(look)
      show(look)
    }
    close(event.target)
  })

  /* A menu closes by Escape, which leads back to its button, and once somebody is elsewhere. */
  function close(besides) {
    for (const menu of document.querySelectorAll("details[data-careers-menu][open]"))
      if (!menu.contains(besides)) menu.open = false
  }

  document.addEventListener("focusin", event => close(event.target))
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    const menu = event.target.closest("details[data-careers-menu][open]")
      || document.querySelector("details[data-careers-menu][open]")
    if (!menu) return
    menu.open = false
    menu.querySelector("summary").focus()
  })
})()
