// The front matter of roles, departments and offices, checked in VS Code (unifiedjs.vscode-remark)
// or by `npx remark roles`. Without the packages that docs/hr/editors.md names, nothing is checked.
const plugins = []

try {
  const { default: frontMatter } = await import('remark-frontmatter')
  const { default: schema } = await import('remark-lint-frontmatter-schema')
  const schemas = {
    './docs/schemas/role.json': ['./roles/*.md', './roles/*/index.md'],
    './docs/schemas/opening.json': ['./roles/*/!(index).md'],
    './docs/schemas/department.json': ['./site_src/departments/*.md'],
    './docs/schemas/office.json': ['./site_src/offices/*.md']
  }
  plugins.push(frontMatter, [schema, { schemas }])
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
}

export default { plugins }
