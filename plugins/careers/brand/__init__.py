"""The brand: the few colours that a site states, and all that follow from them.

`style_sheet` reads what the site's own style sheets set, `wishes` what of that is about the brand,
`look` works out the colours of the light and the dark look, `contrast` tells what can't be read.
"""
