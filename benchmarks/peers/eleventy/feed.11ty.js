// The roles as JSON Feed 1.1.
exports.data = { permalink: "/feed.json" };
exports.render = ({ site, collections }) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: site.title,
    items: collections.newest.map((role) => ({
      id: `${site.url}${role.url}`,
      url: `${site.url}${role.url}`,
      title: role.data.title,
      summary: role.data.summary,
      date_published: role.data.posted.toISOString(),
      content_html: role.content,
    })),
  });
