;;; lsp-mode-test.el --- avatar-lint in Emacs with lsp-mode, tried  -*- lexical-binding: t; -*-

;;; Code:

(require 'avatar-lint-test-common)
(require 'lsp-mode)
(require 'lsp-completion)
(require 'lsp-diagnostics)

(defun avatar-lint-test (folder)
  "Open a configuration in FOLDER and use it."
  (let ((file (expand-file-name "run.yaml" folder))
        (lsp-session-file (expand-file-name "session" folder))
        (lsp-diagnostics-provider :flymake)
        (lsp-enable-suggest-server-download nil))
    (lsp-workspace-folders-add folder)
    (with-temp-file file (insert avatar-lint-test-text))
    (find-file file)
    (lsp)
    (avatar-lint-test-until "findings are shown" #'avatar-lint-test-finding)

    (avatar-lint-test-goto "coordinate_sim")
    (lsp-describe-thing-at-point)
    (avatar-lint-test-until
     "a hover explains"
     (lambda () (with-current-buffer "*lsp-help*"
                  (avatar-lint-test-written "an individual that resembles"))))

    (avatar-lint-test-goto "      type: \n")
    (backward-char)
    (let* ((capf (lsp-completion-at-point))
           (all (all-completions "" (nth 2 capf))))
      (avatar-lint-test-until
       "what is typed is completed"
       (lambda () (member "category" all)))
      (let ((chosen (cl-find "category" all :test #'equal)))
        (insert chosen)
        (funcall (plist-get (nthcdr 3 capf) :exit-function) chosen 'finished)))
    (avatar-lint-test-until
     "the completion is written"
     (lambda () (avatar-lint-test-written "    - field: ward\n      type: category\n")))

    (avatar-lint-test-goto "      k: '")
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_ actions &rest _)
                 (cl-find "Remove the quotes" (all-completions "" actions) :test #'string-match-p))))
      (call-interactively #'lsp-execute-code-action))
    (avatar-lint-test-until
     "a quick fix is applied"
     (lambda () (avatar-lint-test-written "      k: 20\n")))

    (avatar-lint-test-goto "variable_names: [wa")
    (lsp-find-definition)
    (avatar-lint-test-until
     "a name leads to where it is given"
     (lambda () (= (line-number-at-pos) 11)))
    (lsp-rename "unit")
    (avatar-lint-test-until
     "every use is renamed"
     (lambda () (avatar-lint-test-written "- field: unit" "variable_names: [unit]")))
    (set-buffer-modified-p nil)
    (setq lsp-restart 'ignore)
    (lsp-workspace-shutdown (car (lsp-workspaces)))))

;;; lsp-mode-test.el ends here
