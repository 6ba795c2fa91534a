;;; eglot-test.el --- avatar-lint in Emacs with eglot, tried  -*- lexical-binding: t; -*-

;;; Code:

(require 'avatar-lint-test-common)
(require 'eglot)
(require 'xref)

(defun avatar-lint-test (folder)
  "Open a configuration in FOLDER and use it."
  (let ((file (expand-file-name "run.yaml" folder))
        (eglot-sync-connect 10)
        (eglot-confirm-server-initiated-edits nil))
    (with-temp-file file (insert avatar-lint-test-text))
    (find-file file)
    (apply #'eglot (eglot--guess-contact))
    (flymake-mode 1)
    (avatar-lint-test-until
     "findings are shown"
     #'avatar-lint-test-finding)

    (avatar-lint-test-goto "coordinate_sim")
    (let (hover)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover text)))
      (avatar-lint-test-until
       "a hover explains"
       (lambda () (and hover (string-match-p "coordinate_similarity" hover)))))

    (avatar-lint-test-goto "      type: \n")
    (backward-char)
    (let* ((capf (eglot-completion-at-point))
           (all (all-completions "" (nth 2 capf))))
      (avatar-lint-test-until
       "what is typed is completed"
       (lambda () (member "category" (mapcar #'string-trim all))))
      (let ((chosen (cl-find "category" all :key #'string-trim :test #'equal)))
        (insert chosen)
        (funcall (plist-get (nthcdr 3 capf) :exit-function) chosen 'finished)))
    (avatar-lint-test-until
     "the completion is written"
     (lambda () (avatar-lint-test-written "    - field: ward\n      type: category\n")))

    (avatar-lint-test-goto "      k: '")
    ;; Emacs tells of changes when it is idle, which a script never is.
    (eglot--signal-textDocument/didChange)
    (avatar-lint-test-until
     "the finding is still there"
     #'avatar-lint-test-finding)
    (let ((last-nonmenu-event ?x)) ; As if asked by a key, not by the mouse.
      (cl-letf (((symbol-function 'completing-read)
                 (lambda (&rest _) "Remove the quotes")))
        (eglot-code-actions (point) (point) nil t)))
    (avatar-lint-test-until
     "a quick fix is applied"
     (lambda () (avatar-lint-test-written "      k: 20\n")))

    (avatar-lint-test-goto "variable_names: [wa")
    (xref-find-definitions "ward")
    (avatar-lint-test-until
     "a name leads to where it is given"
     (lambda () (= (line-number-at-pos) 11)))
    (avatar-lint-test-goto "variable_names: [wa")
    (eglot--signal-textDocument/didChange)
    (eglot-rename "unit")
    (avatar-lint-test-until
     "every use is renamed"
     (lambda () (avatar-lint-test-written "- field: unit" "variable_names: [unit]")))
    (set-buffer-modified-p nil)
    (eglot-shutdown (eglot-current-server))))

;;; eglot-test.el ends here
