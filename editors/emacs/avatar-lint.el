;;; avatar-lint.el --- Check avatar configurations  -*- lexical-binding: t; -*-

;; Author: The avatar-lint developers
;; URL: https://github.com/avatar-lint/avatar-lint
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages, tools, convenience
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Findings, quick fixes, hover, completion, navigation and rename in avatar
;; configurations, with eglot (part of Emacs since 29; a package for 26 to 28)
;; or with lsp-mode.  Load this file from init.el.  The command `avatar-lint'
;; must be on the PATH.  The server ignores YAML files that are not
;; avatar configurations.

;;; Code:

(defvar eglot-server-programs)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")

(defconst avatar-lint-command '("avatar-lint" "server")
  "The command that starts the language server.")

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               `((yaml-mode yaml-ts-mode) . ,avatar-lint-command)))

(with-eval-after-load 'lsp-mode
  (lsp-register-client
   (make-lsp-client
    :server-id 'avatar-lint
    :new-connection (lsp-stdio-connection avatar-lint-command)
    :major-modes '(yaml-mode yaml-ts-mode)
    ;; In addition to the YAML server, not instead of it.
    :add-on? t)))

;; Start with each file; remove the client that you do not use.
(dolist (hook '(yaml-mode-hook yaml-ts-mode-hook))
  (add-hook hook
            (lambda ()
              (cond ((fboundp 'lsp-deferred) (lsp-deferred))
                    ((fboundp 'eglot-ensure) (eglot-ensure))))))

(provide 'avatar-lint)
;;; avatar-lint.el ends here
