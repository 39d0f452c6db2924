// Roles, their list, a page for each department, RSS and JSON, by Eleventy.
module.exports = function (config) {
  const roles = (api) => api.getFilteredByGlob("jobs/*.md");
  const byTitle = (a, b) => (a.data.title < b.data.title ? -1 : 1);
  config.addCollection("newest", (api) =>
    roles(api).sort((a, b) => b.data.posted - a.data.posted));
  config.addCollection("departments", (api) => {
    const found = new Map();
    for (const role of roles(api).sort(byTitle)) {
      const name = role.data.department;
      found.set(name, [...(found.get(name) || []), role]);
    }
    return [...found].sort().map(([name, listed]) => ({ name, roles: listed }));
  });
  const day = (date) => date.toISOString().slice(0, 10);
  config.addFilter("fact", function (key) {
    const value = this.ctx[key];
    return value instanceof Date ? day(value) : value;
  });
  config.addFilter("posting", function (content) {
    const { title, posted, closes, location, pay_from, pay_to, reference } = this.ctx;
    const value = { "@type": "QuantitativeValue", minValue: pay_from, maxValue: pay_to, unitText: "YEAR" };
    return JSON.stringify({
      "@context": "https://schema.org/",
      "@type": "JobPosting",
      title,
      description: content,
      datePosted: day(posted),
      validThrough: day(closes),
      employmentType: "FULL_TIME",
      hiringOrganization: { "@type": "Organization", name: "Example", sameAs: "https://example.com/" },
      jobLocation: { "@type": "Place", address: { "@type": "PostalAddress", addressLocality: location } },
      baseSalary: { "@type": "MonetaryAmount", currency: "EUR", value },
      identifier: { "@type": "PropertyValue", name: "Example", value: reference },
    }).replaceAll("<", "\\u003c");
  });
  config.addFilter("rfc", (date) => date.toUTCString());
  config.addFilter("query", encodeURIComponent);
  return {
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
    dir: { input: ".", output: "_site", includes: "_includes", data: "_data" },
  };
};
