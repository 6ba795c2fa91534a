# The formula for Homebrew. `packaging/fill.sh VERSION ARCHIVE` fills in what only a
# release knows.
class AvatarLint < Formula
  desc "Checks avatar configurations: what is misread, and where personal data leaks"
  homepage "https://avatar-lint.github.io/avatar-lint"
  url "https://github.com/avatar-lint/avatar-lint/archive/refs/tags/v@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license any_of: ["MIT", "Apache-2.0"]
  head "https://github.com/avatar-lint/avatar-lint.git", branch: "main"

  depends_on "rust" => :build

  def install
    system "cargo", "install", *std_cargo_args(path: "crates/avatar-lint")
    generate_completions_from_executable(bin/"avatar-lint", "completions")
    system bin/"avatar-lint", "man", "--out-dir", man1
  end

  test do
    (testpath/"a.yaml").write <<~YAML
      kind: AvatarVolume
      metadata:
        name: input
      spec:
        urll: file:///data
    YAML
    assert_match "unknown-field", shell_output("#{bin}/avatar-lint check a.yaml", 1)
  end
end
