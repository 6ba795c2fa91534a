-- avatar-lint in Neovim (0.7 and later): findings, quick fixes, hover,
-- completion, navigation and rename in avatar configurations.
--
-- Put this file into ~/.config/nvim/plugin/, or `dofile` it from init.lua. The
-- command `avatar-lint` must be on the PATH. The server ignores YAML
-- files that are not avatar configurations.

local config = {
  name = 'avatar_lint',
  cmd = { 'avatar-lint', 'server' },
  filetypes = { 'yaml' },
  root_markers = { 'avatar-lint.toml', '.avatar-lint.toml', 'pyproject.toml', '.git' },
}

if vim.lsp.config then -- Neovim 0.11
  vim.lsp.config(config.name, config)
  vim.lsp.enable(config.name)
  return
end

local function root(file)
  if vim.fs and vim.fs.find then
    local marker = vim.fs.find(config.root_markers, { path = file, upward = true })[1]
    return marker and vim.fs.dirname(marker) or vim.fn.fnamemodify(file, ':h')
  end
  return vim.fn.fnamemodify(file, ':h')
end

local clients = {} -- one for each folder, where Neovim does not share them

local function start(buffer)
  local folder = root(vim.api.nvim_buf_get_name(buffer))
  local settings = { name = config.name, cmd = config.cmd, root_dir = folder }
  if vim.lsp.start then -- Neovim 0.8
    vim.lsp.start(settings)
    return
  end
  clients[folder] = clients[folder] or vim.lsp.start_client(settings)
  vim.lsp.buf_attach_client(buffer, clients[folder])
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = config.filetypes,
  callback = function(event)
    start(event.buf)
  end,
})
